-- An exercise may be given in several variants, and a screen may give each candidate a different one.
SET LOCAL ROLE assay_owner;

-- [{ name, brief, starter }] in the author's order. The names are for staff: they may say where the answer is. `brief` and
-- `starter` of the exercise itself are those of the first.
ALTER TABLE assay.exercises ADD variants jsonb NOT NULL DEFAULT '[]';
GRANT INSERT (variants) ON assay.exercises TO assay_app;

-- `same`: everybody gets the first variant; `different`: each that which the fewest of this screen have got.
ALTER TABLE assay.screen_exercises ADD variant text NOT NULL DEFAULT 'same' CHECK (variant IN ('same', 'different'));

-- Decided when the attempt is made, and never changed. Null where the exercise has none.
ALTER TABLE assay.attempts ADD variant text;

CREATE FUNCTION assay.variant_of(variants jsonb, wanted text) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN (SELECT item FROM jsonb_array_elements(variants) AS item WHERE item->>'name' = wanted);

RESET ROLE;
