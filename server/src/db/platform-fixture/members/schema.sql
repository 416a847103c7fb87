-- Made from the migrations by `node server/src/db/write-schema.ts`. Do not edit; write a migration.

CREATE SCHEMA assay AUTHORIZATION assay_owner;
GRANT USAGE ON SCHEMA assay TO assay_app;

SET ROLE assay_owner;

CREATE OR REPLACE FUNCTION assay.chain_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET "TimeZone" TO 'UTC'
AS $function$
DECLARE
  previous bytea;
BEGIN
  INSERT INTO assay.audit_heads AS head VALUES (NEW.organization_id, 1, '\x')
    ON CONFLICT (organization_id) DO UPDATE SET sequence = head.sequence + 1
    RETURNING sequence, hash INTO NEW.sequence, previous;
  NEW.happened_at := date_trunc('milliseconds', clock_timestamp());
  NEW.hash := assay.digest(previous, to_jsonb(NEW) - 'hash');
  UPDATE assay.audit_heads SET hash = NEW.hash WHERE organization_id = NEW.organization_id;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION assay.chain_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SET "TimeZone" TO 'UTC'
AS $function$
DECLARE
  previous bytea;
BEGIN
  UPDATE assay.attempts SET event_count = event_count + 1, updated_at = clock_timestamp()
    WHERE organization_id = NEW.organization_id AND session_id = NEW.session_id AND id = NEW.attempt_id
    RETURNING event_count, event_hash INTO NEW.sequence, previous;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the event is about no attempt' USING ERRCODE = 'foreign_key_violation';
  END IF;
  NEW.happened_at := date_trunc('milliseconds', clock_timestamp());
  NEW.hash := assay.digest(previous, to_jsonb(NEW) - 'hash');
  UPDATE assay.attempts SET event_hash = NEW.hash WHERE organization_id = NEW.organization_id AND session_id = NEW.session_id AND id = NEW.attempt_id;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION assay.current_account()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('assay.account'::text, true), ''::text);

CREATE OR REPLACE FUNCTION assay.current_organization()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('assay.organization'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION assay.current_secret()
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN decode(NULLIF(current_setting('assay.secret'::text, true), ''::text), 'hex'::text);

CREATE OR REPLACE FUNCTION assay.current_session()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('assay.session'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION assay.digest(previous bytea, record jsonb)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN sha256((previous || convert_to((record)::text, 'UTF8'::name)));

CREATE OR REPLACE FUNCTION assay.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE OR REPLACE FUNCTION assay.scope()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('assay.scope'::text, true), ''::text);

CREATE TABLE assay.api_keys (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  prefix text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT api_keys_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['read'::text, 'write'::text]))),
  CONSTRAINT api_keys_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.attempts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  position integer NOT NULL,
  exercise_id uuid NOT NULL,
  seed integer NOT NULL,
  weight numeric NOT NULL,
  started_at timestamp with time zone,
  deadline_at timestamp with time zone,
  closed_at timestamp with time zone,
  holder_id uuid,
  workspace jsonb,
  event_count integer NOT NULL DEFAULT 0,
  event_hash bytea NOT NULL DEFAULT '\x'::bytea,
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT attempts_check CHECK (((started_at IS NULL) = (deadline_at IS NULL))),
  CONSTRAINT attempts_check1 CHECK (((closed_at IS NULL) OR (started_at IS NOT NULL))),
  CONSTRAINT attempts_position_check CHECK (("position" > 0)),
  CONSTRAINT attempts_weight_check CHECK ((weight >= (0)::numeric)),
  CONSTRAINT attempts_pkey PRIMARY KEY (organization_id, session_id, id),
  CONSTRAINT attempts_organization_id_session_id_position_key UNIQUE (organization_id, session_id, "position")
);

CREATE TABLE assay.audit (
  organization_id uuid NOT NULL,
  sequence integer NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  happened_at timestamp with time zone NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_pkey PRIMARY KEY (organization_id, sequence)
);

CREATE TABLE assay.audit_heads (
  organization_id uuid NOT NULL,
  sequence integer NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_heads_pkey PRIMARY KEY (organization_id)
);

CREATE TABLE assay.candidates (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  email text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT candidates_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.check_runs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  files jsonb NOT NULL,
  state text NOT NULL DEFAULT 'queued'::text,
  checks jsonb NOT NULL DEFAULT '[]'::jsonb,
  reason text,
  step text,
  share real,
  requested_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  CONSTRAINT check_runs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'ungradable'::text, 'broken'::text]))),
  CONSTRAINT check_runs_pkey PRIMARY KEY (organization_id, session_id, id)
);

CREATE TABLE assay.events (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  sequence integer NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL,
  summary text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  happened_at timestamp with time zone NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (organization_id, session_id, attempt_id, sequence)
);

CREATE TABLE assay.exercise_bundles (
  exercise_id uuid NOT NULL,
  bundle bytea NOT NULL,
  CONSTRAINT exercise_bundles_pkey PRIMARY KEY (exercise_id)
);

CREATE TABLE assay.exercises (
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  version integer NOT NULL,
  content_hash text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  summary text NOT NULL,
  competency text NOT NULL,
  level text NOT NULL,
  minutes integer NOT NULL,
  brief text NOT NULL,
  starter jsonb NOT NULL,
  published_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT exercises_minutes_check CHECK ((minutes > 0)),
  CONSTRAINT exercises_version_check CHECK ((version > 0)),
  CONSTRAINT exercises_pkey PRIMARY KEY (id),
  CONSTRAINT exercises_slug_content_hash_key UNIQUE (slug, content_hash),
  CONSTRAINT exercises_slug_version_key UNIQUE (slug, version)
);

CREATE TABLE assay.grades (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'queued'::text,
  report jsonb,
  score numeric,
  incident_id text,
  tries integer NOT NULL DEFAULT 0,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  step text,
  share real,
  CONSTRAINT grades_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'graded'::text, 'ungradable'::text, 'broken'::text]))),
  CONSTRAINT grades_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.identity_providers (
  organization_id uuid NOT NULL,
  link text NOT NULL,
  issuer text NOT NULL,
  client_id text NOT NULL,
  client_secret text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT identity_providers_pkey PRIMARY KEY (organization_id)
);

CREATE TABLE assay.invitations (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  opened_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT invitations_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT invitations_organization_id_session_id_key UNIQUE (organization_id, session_id)
);

CREATE TABLE assay.member_invitations (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  email text NOT NULL,
  role text NOT NULL,
  secret_hash bytea NOT NULL,
  invited_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT member_invitations_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'author'::text, 'interviewer'::text]))),
  CONSTRAINT member_invitations_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.members (
  organization_id uuid NOT NULL,
  account_id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  removed_at timestamp with time zone,
  CONSTRAINT members_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'author'::text, 'interviewer'::text]))),
  CONSTRAINT members_pkey PRIMARY KEY (organization_id, account_id)
);

CREATE TABLE assay.organizations (
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT organizations_pkey PRIMARY KEY (id)
);

CREATE TABLE assay.outbox (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  text text,
  state text NOT NULL DEFAULT 'waiting'::text,
  tries integer NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  sent_at timestamp with time zone,
  CONSTRAINT outbox_check CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  CONSTRAINT outbox_check1 CHECK (((state = 'sent'::text) = (text IS NULL))),
  CONSTRAINT outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  CONSTRAINT outbox_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.screen_exercises (
  organization_id uuid NOT NULL,
  screen_id uuid NOT NULL,
  position integer NOT NULL,
  exercise_id uuid NOT NULL,
  weight numeric NOT NULL DEFAULT 1,
  CONSTRAINT screen_exercises_position_check CHECK (("position" > 0)),
  CONSTRAINT screen_exercises_weight_check CHECK ((weight >= (0)::numeric)),
  CONSTRAINT screen_exercises_pkey PRIMARY KEY (organization_id, screen_id, "position")
);

CREATE TABLE assay.screens (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  title text NOT NULL,
  introduction text NOT NULL DEFAULT ''::text,
  policies jsonb NOT NULL DEFAULT '[]'::jsonb,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT screens_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.session_keys (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT session_keys_pkey PRIMARY KEY (organization_id, session_id, id)
);

CREATE TABLE assay.sessions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  candidate_id uuid NOT NULL,
  screen_id uuid NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT sessions_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.submissions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  submitted_by text NOT NULL,
  idempotency_key text,
  files jsonb NOT NULL,
  submitted_at timestamp with time zone NOT NULL DEFAULT now(),
  grading text NOT NULL DEFAULT 'queued'::text,
  step text,
  share real,
  CONSTRAINT submissions_grading_check CHECK ((grading = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'delayed'::text]))),
  CONSTRAINT submissions_submitted_by_check CHECK ((submitted_by = ANY (ARRAY['candidate'::text, 'deadline'::text]))),
  CONSTRAINT submissions_pkey PRIMARY KEY (organization_id, session_id, attempt_id, id),
  CONSTRAINT submissions_organization_id_session_id_attempt_id_key UNIQUE (organization_id, session_id, attempt_id)
);

CREATE TABLE assay.workspace_files (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  path text NOT NULL,
  content text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  saved_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT workspace_files_version_check CHECK ((version > 0)),
  CONSTRAINT workspace_files_pkey PRIMARY KEY (organization_id, session_id, attempt_id, path)
);

ALTER TABLE assay.api_keys ADD CONSTRAINT api_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE INDEX api_keys_by_secret ON assay.api_keys USING btree (secret_hash);

ALTER TABLE assay.attempts ADD CONSTRAINT attempts_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.attempts ADD CONSTRAINT attempts_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);
ALTER TABLE assay.attempts ADD CONSTRAINT attempts_organization_id_session_id_holder_id_fkey FOREIGN KEY (organization_id, session_id, holder_id) REFERENCES assay.session_keys(organization_id, session_id, id);
CREATE INDEX attempts_by_id ON assay.attempts USING btree (organization_id, id);

ALTER TABLE assay.audit ADD CONSTRAINT audit_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.audit_heads ADD CONSTRAINT audit_heads_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.candidates ADD CONSTRAINT candidates_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.check_runs ADD CONSTRAINT check_runs_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX check_runs_by_attempt ON assay.check_runs USING btree (organization_id, attempt_id, id);

ALTER TABLE assay.events ADD CONSTRAINT events_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX events_by_attempt ON assay.events USING btree (organization_id, attempt_id, sequence);

ALTER TABLE assay.exercise_bundles ADD CONSTRAINT exercise_bundles_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);

ALTER TABLE assay.grades ADD CONSTRAINT grades_organization_id_session_id_attempt_id_submission_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id, submission_id) REFERENCES assay.submissions(organization_id, session_id, attempt_id, id);
CREATE INDEX grades_by_attempt ON assay.grades USING btree (organization_id, attempt_id, id);

ALTER TABLE assay.identity_providers ADD CONSTRAINT identity_providers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.invitations ADD CONSTRAINT invitations_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);
CREATE INDEX invitations_by_secret ON assay.invitations USING btree (secret_hash);

ALTER TABLE assay.member_invitations ADD CONSTRAINT member_invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE INDEX member_invitations_by_secret ON assay.member_invitations USING btree (secret_hash);
CREATE UNIQUE INDEX member_invitations_open ON assay.member_invitations USING btree (organization_id, email) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));

ALTER TABLE assay.members ADD CONSTRAINT members_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE INDEX members_by_account ON assay.members USING btree (account_id);
CREATE UNIQUE INDEX members_by_email ON assay.members USING btree (organization_id, email) WHERE (removed_at IS NULL);

ALTER TABLE assay.outbox ADD CONSTRAINT outbox_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.screen_exercises ADD CONSTRAINT screen_exercises_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.screen_exercises ADD CONSTRAINT screen_exercises_organization_id_screen_id_fkey FOREIGN KEY (organization_id, screen_id) REFERENCES assay.screens(organization_id, id);

ALTER TABLE assay.screens ADD CONSTRAINT screens_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.session_keys ADD CONSTRAINT session_keys_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);
CREATE INDEX session_keys_by_secret ON assay.session_keys USING btree (secret_hash);

ALTER TABLE assay.sessions ADD CONSTRAINT sessions_organization_id_candidate_id_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES assay.candidates(organization_id, id);
ALTER TABLE assay.sessions ADD CONSTRAINT sessions_organization_id_screen_id_fkey FOREIGN KEY (organization_id, screen_id) REFERENCES assay.screens(organization_id, id);

ALTER TABLE assay.submissions ADD CONSTRAINT submissions_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX submissions_by_attempt ON assay.submissions USING btree (organization_id, attempt_id);

ALTER TABLE assay.workspace_files ADD CONSTRAINT workspace_files_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX workspace_files_by_attempt ON assay.workspace_files USING btree (organization_id, attempt_id);

ALTER TABLE assay.api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.api_keys FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_secret ON assay.api_keys FOR SELECT TO assay_app
  USING (((secret_hash = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
GRANT INSERT, SELECT, UPDATE (last_used_at), UPDATE (revoked_at) ON TABLE assay.api_keys TO assay_app;

ALTER TABLE assay.attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.attempts FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.attempts FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE POLICY own_session_update ON assay.attempts FOR UPDATE TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
GRANT INSERT, SELECT, UPDATE ON TABLE assay.attempts TO assay_app;

ALTER TABLE assay.audit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.audit FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.audit FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER chain BEFORE INSERT ON assay.audit FOR EACH ROW EXECUTE FUNCTION assay.chain_audit();
GRANT INSERT, SELECT ON TABLE assay.audit TO assay_app;

ALTER TABLE assay.audit_heads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.audit_heads FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT, UPDATE ON TABLE assay.audit_heads TO assay_app;

ALTER TABLE assay.candidates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.candidates FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.candidates FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'session'::text) AND (EXISTS ( SELECT
   FROM assay.sessions
  WHERE ((sessions.organization_id = candidates.organization_id) AND (sessions.candidate_id = candidates.id) AND (sessions.id = assay.current_session()))))));
GRANT INSERT, SELECT ON TABLE assay.candidates TO assay_app;

ALTER TABLE assay.check_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.check_runs FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.check_runs FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE POLICY own_session_insert ON assay.check_runs FOR INSERT TO assay_app
  WITH CHECK (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
GRANT INSERT, SELECT, UPDATE ON TABLE assay.check_runs TO assay_app;

ALTER TABLE assay.events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.events FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.events FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.events FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER chain BEFORE INSERT ON assay.events FOR EACH ROW EXECUTE FUNCTION assay.chain_event();
GRANT INSERT, SELECT ON TABLE assay.events TO assay_app;

CREATE TRIGGER exercise_bundles_are_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.exercise_bundles FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
GRANT SELECT ON TABLE assay.exercise_bundles TO assay_app;

CREATE TRIGGER exercises_are_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.exercises FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
GRANT SELECT ON TABLE assay.exercises TO assay_app;

ALTER TABLE assay.grades ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.grades FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT, UPDATE ON TABLE assay.grades TO assay_app;

ALTER TABLE assay.identity_providers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.identity_providers FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_link ON assay.identity_providers FOR SELECT TO assay_app
  USING (((sha256(convert_to(link, 'UTF8'::name)) = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
GRANT DELETE, INSERT, SELECT, UPDATE (client_id), UPDATE (client_secret), UPDATE (issuer), UPDATE (updated_at) ON TABLE assay.identity_providers TO assay_app;

ALTER TABLE assay.invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.invitations FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_secret ON assay.invitations FOR SELECT TO assay_app
  USING (((secret_hash = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
GRANT INSERT, SELECT, UPDATE ON TABLE assay.invitations TO assay_app;

ALTER TABLE assay.member_invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.member_invitations FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_secret ON assay.member_invitations FOR SELECT TO assay_app
  USING (((secret_hash = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
GRANT INSERT, SELECT, UPDATE (accepted_at), UPDATE (expires_at), UPDATE (revoked_at), UPDATE (secret_hash) ON TABLE assay.member_invitations TO assay_app;

ALTER TABLE assay.members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.members FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY organization_insert ON assay.members FOR INSERT TO assay_app
  WITH CHECK (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY organization_update ON assay.members FOR UPDATE TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_account ON assay.members FOR SELECT TO assay_app
  USING (((account_id = assay.current_account()) AND (assay.scope() = 'account'::text) AND (removed_at IS NULL)));
CREATE POLICY setup ON assay.members FOR ALL TO assay_owner
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT, UPDATE (name), UPDATE (removed_at), UPDATE (role) ON TABLE assay.members TO assay_app;

ALTER TABLE assay.organizations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON assay.organizations FOR SELECT TO assay_app
  USING (((id = assay.current_organization()) AND (assay.scope() = ANY (ARRAY['organization'::text, 'session'::text]))));
CREATE POLICY own_organization_update ON assay.organizations FOR UPDATE TO assay_app
  USING (((id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY setup ON assay.organizations FOR ALL TO assay_owner
  USING (((id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT SELECT, UPDATE (name) ON TABLE assay.organizations TO assay_app;

ALTER TABLE assay.outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.outbox FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT, UPDATE (last_error), UPDATE (sent_at), UPDATE (state), UPDATE (text), UPDATE (tries) ON TABLE assay.outbox TO assay_app;

ALTER TABLE assay.screen_exercises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.screen_exercises FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT ON TABLE assay.screen_exercises TO assay_app;

ALTER TABLE assay.screens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.screens FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.screens FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'session'::text) AND (EXISTS ( SELECT
   FROM assay.sessions
  WHERE ((sessions.organization_id = screens.organization_id) AND (sessions.screen_id = screens.id) AND (sessions.id = assay.current_session()))))));
GRANT INSERT, SELECT ON TABLE assay.screens TO assay_app;

ALTER TABLE assay.session_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.session_keys FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_secret ON assay.session_keys FOR SELECT TO assay_app
  USING (((secret_hash = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
CREATE POLICY own_session ON assay.session_keys FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
GRANT INSERT, SELECT ON TABLE assay.session_keys TO assay_app;

ALTER TABLE assay.sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.sessions FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.sessions FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (id = assay.current_session()) AND (assay.scope() = 'session'::text)));
GRANT INSERT, SELECT ON TABLE assay.sessions TO assay_app;

ALTER TABLE assay.submissions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.submissions FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.submissions FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE POLICY own_session_insert ON assay.submissions FOR INSERT TO assay_app
  WITH CHECK (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
GRANT INSERT, SELECT, UPDATE (grading), UPDATE (share), UPDATE (step) ON TABLE assay.submissions TO assay_app;

ALTER TABLE assay.workspace_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.workspace_files FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.workspace_files FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
GRANT INSERT, SELECT, UPDATE ON TABLE assay.workspace_files TO assay_app;

RESET ROLE;
