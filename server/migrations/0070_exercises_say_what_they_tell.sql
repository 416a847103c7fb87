-- What an exercise tells of a person, what to ask afterwards and which world it plays in: for staff, never for candidates.
-- Versions from before say nothing; they are immutable, so defaults speak for them.
SET LOCAL ROLE assay_owner;

ALTER TABLE assay.exercises
  ADD tells text NOT NULL DEFAULT '',
  ADD follow_up text[] NOT NULL DEFAULT '{}',
  ADD fixture text;

RESET ROLE;
