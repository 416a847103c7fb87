-- An organization may have a baseline measured. It is seen there and nowhere else, beside those of the installation.
SET LOCAL ROLE assay_owner;

-- Without an organization: recorded at the start of a server, for all. With it, the key tells nobody what others measured.
ALTER TABLE assay.baselines ADD organization_id uuid REFERENCES assay.organizations,
  DROP CONSTRAINT baselines_exercise_id_model_measured_at_key, ADD UNIQUE NULLS NOT DISTINCT (exercise_id, organization_id, model, measured_at);
ALTER POLICY members ON assay.baselines USING (
  assay.scope() = 'organization' AND (organization_id IS NULL OR organization_id = assay.current_organization())
  AND EXISTS (SELECT FROM assay.exercises WHERE exercises.id = exercise_id));
ALTER POLICY recording ON assay.baselines USING (organization_id IS NULL);
CREATE POLICY measuring ON assay.baselines FOR INSERT TO assay_app
  WITH CHECK (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE TRIGGER exercise_is_visible BEFORE INSERT ON assay.baselines FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
-- Ids are made here: whoever chose one would learn whether another organization has it.
GRANT INSERT (organization_id, exercise_id, model, outcome, score, checks, run, transcript, measured_at) ON assay.baselines TO assay_app;

-- What was asked for, and what came of it.
CREATE TABLE assay.baseline_runs (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  exercise_id uuid NOT NULL REFERENCES assay.exercises,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'measured', 'failed')),
  -- Why it failed and what to do, for people.
  reason text,
  -- Our fault.
  incident_id text,
  -- What the answer took, usable or not; null while there is none.
  run jsonb,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CHECK ((state = 'asked') = (finished_at IS NULL)),
  CHECK ((state = 'failed') = (reason IS NOT NULL))
);
CREATE INDEX baseline_runs_by_exercise ON assay.baseline_runs (organization_id, exercise_id, id);
-- An answer costs money: two that ask at once are asked for once.
CREATE UNIQUE INDEX baseline_runs_one_at_a_time ON assay.baseline_runs (organization_id, exercise_id) WHERE state = 'asked';
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.baseline_runs FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();

ALTER TABLE assay.baseline_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.baseline_runs TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
GRANT SELECT, INSERT (organization_id, exercise_id, requested_by), UPDATE (state, reason, incident_id, run, finished_at) ON assay.baseline_runs TO assay_app;

RESET ROLE;
