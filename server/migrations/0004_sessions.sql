-- What belongs to a candidate's session carries the session in its keys: within an organization, too, the answer
-- "this key is taken" must not tell one candidate about another.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.candidates (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  email text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.sessions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  candidate_id uuid NOT NULL,
  screen_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, candidate_id) REFERENCES assay.candidates,
  FOREIGN KEY (organization_id, screen_id) REFERENCES assay.screens
);

-- Only the hash of the link is kept: a copy of the database opens no session.
CREATE TABLE assay.invitations (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  opened_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, session_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions
);
CREATE INDEX invitations_by_secret ON assay.invitations (secret_hash);

-- One browser that opened the link. Its cookie is the secret.
CREATE TABLE assay.session_keys (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, session_id, id),
  FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions
);
CREATE INDEX session_keys_by_secret ON assay.session_keys (secret_hash);

CREATE TABLE assay.attempts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  position integer NOT NULL CHECK (position > 0),
  exercise_id uuid NOT NULL REFERENCES assay.exercises,
  seed integer NOT NULL,
  weight numeric NOT NULL CHECK (weight >= 0),
  started_at timestamptz,
  deadline_at timestamptz,
  closed_at timestamptz,
  -- The browser that may write.
  holder_id uuid,
  -- What a server needs to find the sandbox database again after a restart.
  workspace jsonb,
  -- Head of the chain of events.
  event_count integer NOT NULL DEFAULT 0,
  event_hash bytea NOT NULL DEFAULT '\x',
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, session_id, id),
  UNIQUE (organization_id, session_id, position),
  FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions,
  FOREIGN KEY (organization_id, session_id, holder_id) REFERENCES assay.session_keys,
  CHECK ((started_at IS NULL) = (deadline_at IS NULL)),
  CHECK (closed_at IS NULL OR started_at IS NOT NULL)
);
CREATE INDEX attempts_by_id ON assay.attempts (organization_id, id);

CREATE TABLE assay.workspace_files (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  path text NOT NULL,
  content text NOT NULL,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  saved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, session_id, attempt_id, path),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts
);
CREATE INDEX workspace_files_by_attempt ON assay.workspace_files (organization_id, attempt_id);

CREATE TABLE assay.check_runs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  files jsonb NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'ungradable', 'broken')),
  checks jsonb NOT NULL DEFAULT '[]',
  reason text,
  step text,
  share real,
  requested_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (organization_id, session_id, id),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts
);
CREATE INDEX check_runs_by_attempt ON assay.check_runs (organization_id, attempt_id, id);

-- What was handed in: never changed, only how far its grading is.
CREATE TABLE assay.submissions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  submitted_by text NOT NULL CHECK (submitted_by IN ('candidate', 'deadline')),
  idempotency_key text,
  files jsonb NOT NULL,
  submitted_at timestamptz NOT NULL DEFAULT now(),
  grading text NOT NULL DEFAULT 'queued' CHECK (grading IN ('queued', 'running', 'done', 'delayed')),
  step text,
  share real,
  PRIMARY KEY (organization_id, session_id, attempt_id, id),
  UNIQUE (organization_id, session_id, attempt_id),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts
);
CREATE INDEX submissions_by_attempt ON assay.submissions (organization_id, attempt_id);

-- One grader run. Not for candidates: what it says is for the people who decide.
CREATE TABLE assay.grades (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'graded', 'ungradable', 'broken')),
  report jsonb,
  score numeric,
  incident_id text,
  tries integer NOT NULL DEFAULT 0,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  step text,
  share real,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id, attempt_id, submission_id) REFERENCES assay.submissions
);
CREATE INDEX grades_by_attempt ON assay.grades (organization_id, attempt_id, id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['candidates', 'sessions', 'invitations', 'session_keys', 'attempts', 'workspace_files', 'check_runs', 'submissions', 'grades'] LOOP
    EXECUTE format('ALTER TABLE assay.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$CREATE POLICY organization ON assay.%I TO assay_app
      USING (organization_id = assay.current_organization() AND assay.scope() = 'organization')$policy$, name);
  END LOOP;
END $$;

-- A candidate reads what is his, and writes what he makes: drafts, requests for checks, the submission, the state of
-- his attempt. Keys, attempts and results are made for him in the organization's scope.
CREATE POLICY own_session ON assay.session_keys FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY own_session ON assay.attempts FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY own_session_update ON assay.attempts FOR UPDATE TO assay_app
  USING (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY own_session ON assay.workspace_files TO assay_app
  USING (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY own_session ON assay.check_runs FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY own_session_insert ON assay.check_runs FOR INSERT TO assay_app
  WITH CHECK (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY own_session ON assay.submissions FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY own_session_insert ON assay.submissions FOR INSERT TO assay_app
  WITH CHECK (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');

CREATE POLICY own_session ON assay.sessions FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY own_session ON assay.candidates FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'session' AND EXISTS (
    SELECT FROM assay.sessions WHERE sessions.organization_id = candidates.organization_id AND sessions.candidate_id = candidates.id AND sessions.id = assay.current_session()));
CREATE POLICY own_session ON assay.screens FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'session' AND EXISTS (
    SELECT FROM assay.sessions WHERE sessions.organization_id = screens.organization_id AND sessions.screen_id = screens.id AND sessions.id = assay.current_session()));
-- Before the organization is known, whoever holds a secret finds the row of its hash.
CREATE POLICY own_secret ON assay.invitations FOR SELECT TO assay_app
  USING (secret_hash = assay.current_secret() AND assay.scope() = 'secret');
CREATE POLICY own_secret ON assay.session_keys FOR SELECT TO assay_app
  USING (secret_hash = assay.current_secret() AND assay.scope() = 'secret');

GRANT SELECT, INSERT ON assay.candidates, assay.sessions, assay.session_keys TO assay_app;
GRANT SELECT, INSERT, UPDATE ON assay.invitations, assay.attempts, assay.workspace_files, assay.check_runs, assay.grades TO assay_app;
GRANT SELECT, INSERT, UPDATE (grading, step, share) ON assay.submissions TO assay_app;

RESET ROLE;
