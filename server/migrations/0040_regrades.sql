-- A regrade runs the grader again on many submissions at once. What it finds counts for nothing until a person has
-- looked at the difference and applied it, as one set.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.regrades (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  -- Why it was started.
  reason text NOT NULL,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  -- `open` while its runs go on and while they wait to be looked at.
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'applied', 'discarded')),
  settled_by text,
  settled_at timestamptz,
  settled_reason text,
  PRIMARY KEY (organization_id, id),
  CHECK ((state = 'open') = (settled_at IS NULL))
);

CREATE TABLE assay.regrade_sessions (
  organization_id uuid NOT NULL,
  regrade_id uuid NOT NULL,
  session_id uuid NOT NULL,
  -- The difference as it was when the regrade was applied or discarded. Until then it is to what counts now.
  difference jsonb,
  PRIMARY KEY (organization_id, regrade_id, session_id),
  FOREIGN KEY (organization_id, regrade_id) REFERENCES assay.regrades,
  FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions ON DELETE CASCADE
);
CREATE INDEX regrade_sessions_by_session ON assay.regrade_sessions (organization_id, session_id);

-- One grader run of a regrade. It is no grade: lists, exports and statistics read `grades`.
CREATE TABLE assay.regrade_runs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  regrade_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  -- The version to grade with.
  exercise_id uuid NOT NULL REFERENCES assay.exercises,
  -- `unfit`: what was handed in is no answer to that version. `broken`: our fault.
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'graded', 'ungradable', 'broken', 'unfit', 'cancelled')),
  unfit_reason text,
  report jsonb,
  score numeric,
  incident_id text,
  tries integer NOT NULL DEFAULT 0,
  step text,
  share real,
  finished_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, regrade_id, attempt_id),
  FOREIGN KEY (organization_id, regrade_id, session_id) REFERENCES assay.regrade_sessions ON DELETE CASCADE,
  FOREIGN KEY (organization_id, session_id, attempt_id, submission_id) REFERENCES assay.submissions (organization_id, session_id, attempt_id, id) ON DELETE CASCADE,
  CHECK ((state IN ('queued', 'running')) = (finished_at IS NULL)),
  CHECK ((state = 'unfit') = (unfit_reason IS NOT NULL))
);
CREATE INDEX regrade_runs_by_submission ON assay.regrade_runs (organization_id, session_id, attempt_id, submission_id);

-- What a grade came from, where it was no run of its own.
ALTER TABLE assay.grades ADD COLUMN regrade_id uuid, ADD COLUMN reason text,
  ADD FOREIGN KEY (organization_id, regrade_id) REFERENCES assay.regrades;
-- A regrade that is applied twice would be a second grade of the same run.
CREATE UNIQUE INDEX grades_of_regrade ON assay.grades (organization_id, regrade_id, attempt_id) WHERE regrade_id IS NOT NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['regrades', 'regrade_sessions', 'regrade_runs'] LOOP
    EXECUTE format('ALTER TABLE assay.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$CREATE POLICY organization ON assay.%I TO assay_app
      USING (organization_id = assay.current_organization() AND assay.scope() = 'organization')$policy$, name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE (state, settled_by, settled_at, settled_reason) ON assay.regrades TO assay_app;
GRANT SELECT, INSERT, UPDATE (difference) ON assay.regrade_sessions TO assay_app;
GRANT SELECT, INSERT, UPDATE (state, report, score, incident_id, tries, step, share, finished_at) ON assay.regrade_runs TO assay_app;

RESET ROLE;
