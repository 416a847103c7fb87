-- What a stock model reached in a version of an exercise. For members: a candidate who saw it would know what is expected.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.baselines (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  exercise_id uuid NOT NULL REFERENCES assay.exercises,
  model text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('graded', 'ungradable')),
  score real,
  checks jsonb NOT NULL,
  run jsonb NOT NULL,
  transcript jsonb NOT NULL,
  measured_at timestamptz NOT NULL,
  UNIQUE (exercise_id, model, measured_at)
);
CREATE TRIGGER baselines_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON assay.baselines
  FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();

ALTER TABLE assay.baselines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Whose exercise a member does not see, of that no baseline either.
CREATE POLICY members ON assay.baselines FOR SELECT TO assay_app
  USING (assay.scope() = 'organization' AND EXISTS (SELECT FROM assay.exercises WHERE exercises.id = exercise_id));
-- Recorded at the start of a server, which acts as the owner.
CREATE POLICY recording ON assay.baselines TO assay_owner USING (true);
GRANT SELECT ON assay.baselines TO assay_app;

RESET ROLE;
