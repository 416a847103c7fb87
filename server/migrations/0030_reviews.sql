-- What people add to what was measured. None of it is for candidates: there is no policy for their scope.
SET LOCAL ROLE assay_owner;

-- What one interviewer thinks of one task. Given once: a rating that is changed after the others were read is not blind.
CREATE TABLE assay.reviews (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  account_id text NOT NULL,
  -- 1 to 4 by question of the rubric.
  ratings jsonb NOT NULL,
  notes text NOT NULL,
  given_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, session_id, attempt_id, account_id),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts
);
CREATE INDEX reviews_by_attempt ON assay.reviews (organization_id, attempt_id);
CREATE INDEX reviews_by_account ON assay.reviews (organization_id, account_id, session_id);

-- A person's word on one check, beside the machine's. The newest one of a check counts, while the machine still says
-- what it said then; without a verdict it takes the earlier one back.
CREATE TABLE assay.rulings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  check_id text NOT NULL,
  machine_verdict text NOT NULL CHECK (machine_verdict IN ('pass', 'fail', 'unmeasured')),
  verdict text CHECK (verdict IN ('pass', 'fail')),
  reason text NOT NULL,
  account_id text NOT NULL,
  ruled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts
);
CREATE INDEX rulings_by_attempt ON assay.rulings (organization_id, attempt_id, id);

-- Every decision is kept; the highest version counts. Its key is what lets only one of two deciders win.
CREATE TABLE assay.decisions (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  outcome text NOT NULL CHECK (outcome IN ('advance', 'hold', 'decline')),
  reason text NOT NULL,
  account_id text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, session_id, version),
  FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions
);

-- What counts for each check of an attempt now: the last report's verdicts with people's rulings over them. Reports
-- hold evidence and are large; comparing and counting checks must not read them.
CREATE TABLE assay.check_results (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  exercise_id uuid NOT NULL REFERENCES assay.exercises,
  check_id text NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  weight numeric NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('pass', 'fail', 'unmeasured')),
  -- Points earned and out of how many; both 0 when nothing was measured.
  earned numeric NOT NULL,
  measured numeric NOT NULL,
  ruled boolean NOT NULL,
  PRIMARY KEY (organization_id, session_id, attempt_id, check_id),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts
);
CREATE INDEX check_results_by_exercise ON assay.check_results (organization_id, exercise_id, check_id);

-- The score with rulings; null where none applies.
ALTER TABLE assay.grades ADD COLUMN ruled_score numeric;

-- A member's own filters of the list of sessions, under a name.
CREATE TABLE assay.saved_views (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  account_id text NOT NULL,
  name text NOT NULL,
  filter jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, account_id, name)
);

-- Grades from before have no results yet; row security hides rows from their owner too, so it is lifted for a moment.
ALTER TABLE assay.attempts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.grades NO FORCE ROW LEVEL SECURITY;
INSERT INTO assay.check_results (organization_id, session_id, attempt_id, exercise_id, check_id, position, title, weight, verdict, earned, measured, ruled)
SELECT attempts.organization_id, attempts.session_id, attempts.id, attempts.exercise_id, entry->>'id', place, entry->>'title', (entry->>'weight')::numeric, entry->>'verdict',
  CASE entry->>'verdict' WHEN 'unmeasured' THEN 0 ELSE (entry->>'weight')::numeric * coalesce((entry->>'share')::numeric, CASE entry->>'verdict' WHEN 'pass' THEN 1 ELSE 0 END) END,
  CASE entry->>'verdict' WHEN 'unmeasured' THEN 0 ELSE (entry->>'weight')::numeric END, false
FROM assay.attempts
JOIN LATERAL (
  SELECT report FROM assay.grades
  WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id AND state IN ('graded', 'ungradable') ORDER BY id DESC LIMIT 1
) settled ON true, jsonb_array_elements(settled.report->'checks') WITH ORDINALITY AS checks (entry, place);
ALTER TABLE assay.attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.grades FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reviews', 'rulings', 'decisions', 'check_results', 'saved_views'] LOOP
    EXECUTE format('ALTER TABLE assay.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$CREATE POLICY organization ON assay.%I TO assay_app
      USING (organization_id = assay.current_organization() AND assay.scope() = 'organization')$policy$, name);
  END LOOP;
END $$;

-- What was said stays said.
GRANT SELECT, INSERT ON assay.reviews, assay.rulings, assay.decisions TO assay_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON assay.check_results, assay.saved_views TO assay_app;

RESET ROLE;
