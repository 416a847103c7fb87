-- What candidates are asked and what they must reach becomes an immutable version; a session pins one.
SET LOCAL ROLE assay_owner;

-- Row security hides rows from their owner too; moving what is there needs to see it. Forced again below.
ALTER TABLE assay.screens NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.screen_exercises NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.sessions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.attempts NO FORCE ROW LEVEL SECURITY;

CREATE TABLE assay.screen_versions (
  organization_id uuid NOT NULL,
  screen_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  title text NOT NULL,
  introduction text NOT NULL,
  task_order text NOT NULL CHECK (task_order IN ('fixed', 'free')),
  breaks_allowed boolean NOT NULL,
  ai_policy text NOT NULL,
  data_policy text NOT NULL,
  competencies jsonb NOT NULL,
  -- { databaseSecurity, llmSystems, codeReview }: points of 100, code review may be null.
  rule jsonb NOT NULL,
  published_by text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, screen_id, version),
  FOREIGN KEY (organization_id, screen_id) REFERENCES assay.screens
);

INSERT INTO assay.screen_versions (organization_id, screen_id, version, title, introduction, task_order, breaks_allowed, ai_policy, data_policy, competencies, rule, published_by, published_at)
SELECT organization_id, id, 1, title, introduction, 'free', true,
  coalesce((SELECT string_agg(policy->>'text', E'\n\n') FROM jsonb_array_elements(policies) AS policy WHERE policy->>'title' = 'Tools'), ''),
  coalesce((SELECT string_agg(format('**%s.** %s', policy->>'title', policy->>'text'), E'\n\n') FROM jsonb_array_elements(policies) AS policy WHERE policy->>'title' <> 'Tools'), ''),
  '[]', '{"databaseSecurity": 70, "llmSystems": 70, "codeReview": null}', 'assay', created_at
FROM assay.screens;

-- `draft` is what the next version will say; `revision` counts its saves, so that two authors notice each other.
ALTER TABLE assay.screens ADD draft jsonb, ADD revision integer NOT NULL DEFAULT 1, ADD archived_at timestamptz;
DROP POLICY own_session ON assay.screens;
ALTER TABLE assay.screens DROP introduction, DROP policies;
GRANT UPDATE (title, draft, revision, archived_at) ON assay.screens TO assay_app;

ALTER TABLE assay.screen_exercises ADD version integer NOT NULL DEFAULT 1, ADD minutes integer CHECK (minutes > 0), ADD instructions text NOT NULL DEFAULT '';
UPDATE assay.screen_exercises SET minutes = exercises.minutes FROM assay.exercises WHERE exercises.id = exercise_id;
ALTER TABLE assay.screen_exercises
  ALTER version DROP DEFAULT, ALTER minutes SET NOT NULL, ALTER instructions DROP DEFAULT, ALTER weight DROP DEFAULT,
  DROP CONSTRAINT screen_exercises_organization_id_screen_id_fkey,
  DROP CONSTRAINT screen_exercises_pkey,
  ADD PRIMARY KEY (organization_id, screen_id, version, position),
  ADD FOREIGN KEY (organization_id, screen_id, version) REFERENCES assay.screen_versions;

-- `time_factor` is an accommodation: it has made the minutes of the attempts longer, and only authors see it.
ALTER TABLE assay.sessions ADD screen_version integer NOT NULL DEFAULT 1, ADD time_factor numeric NOT NULL DEFAULT 1 CHECK (time_factor BETWEEN 1 AND 4),
  ADD withdrawn_at timestamptz;
ALTER TABLE assay.sessions ALTER screen_version DROP DEFAULT, ADD FOREIGN KEY (organization_id, screen_id, screen_version) REFERENCES assay.screen_versions;
GRANT UPDATE (expires_at, withdrawn_at) ON assay.sessions TO assay_app;
CREATE INDEX sessions_by_screen ON assay.sessions (organization_id, screen_id, screen_version);

-- The clock of an attempt: its minutes, since when a fault of ours keeps the candidate waiting, and what was given back.
ALTER TABLE assay.attempts ADD minutes integer CHECK (minutes > 0), ADD instructions text NOT NULL DEFAULT '',
  ADD outage_since timestamptz, ADD credit_seconds integer NOT NULL DEFAULT 0 CHECK (credit_seconds >= 0);
UPDATE assay.attempts SET minutes = exercises.minutes FROM assay.exercises WHERE exercises.id = exercise_id;
ALTER TABLE assay.attempts ALTER minutes SET NOT NULL;

ALTER TABLE assay.screens FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.screen_exercises FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.screen_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.screen_versions TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY own_session ON assay.screen_versions FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'session' AND EXISTS (
    SELECT FROM assay.sessions WHERE sessions.organization_id = screen_versions.organization_id AND sessions.screen_id = screen_versions.screen_id
      AND sessions.screen_version = screen_versions.version AND sessions.id = assay.current_session()));
GRANT SELECT, INSERT ON assay.screen_versions TO assay_app;

CREATE TRIGGER screen_versions_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON assay.screen_versions
  FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER screen_exercises_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON assay.screen_exercises
  FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();

RESET ROLE;
