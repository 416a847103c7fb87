-- Made from the migrations by `node server/src/db/write-schema.ts`. Do not edit; write a migration.

CREATE SCHEMA assay AUTHORIZATION assay_owner;
GRANT USAGE ON SCHEMA assay TO assay_app;

SET ROLE assay_owner;

CREATE OR REPLACE FUNCTION assay.candidate_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- An update that changes nothing, so that the sessions' own trigger runs.
  UPDATE assay.sessions SET expires_at = expires_at WHERE organization_id = NEW.organization_id AND candidate_id = NEW.id;
  RETURN NULL;
END $function$;

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
  NEW.session_id := assay.session_of_subject(NEW.organization_id, NEW.subject);
  NEW.salt := assay.new_salt();
  NEW.seal := assay.seal(NEW.salt, NEW.detail);
  NEW.hash := assay.link(previous, to_jsonb(NEW));
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
  NEW.salt := assay.new_salt();
  NEW.seal := assay.seal(NEW.salt, jsonb_build_object('summary', NEW.summary, 'detail', NEW.detail));
  NEW.hash := assay.link(previous, to_jsonb(NEW));
  UPDATE assay.attempts SET event_hash = NEW.hash WHERE organization_id = NEW.organization_id AND session_id = NEW.session_id AND id = NEW.attempt_id;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION assay.current_account()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('assay.account'::text, true), ''::text);

CREATE OR REPLACE FUNCTION assay.current_exercise()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('assay.exercise'::text, true), ''::text))::uuid;

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

CREATE OR REPLACE FUNCTION assay.fit_of(rule jsonb, database_security integer, llm_systems integer, code_review integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((database_security IS NULL) OR (llm_systems IS NULL) OR (((rule ->> 'codeReview'::text) IS NOT NULL) AND (code_review IS NULL))) THEN 'open'::text WHEN ((database_security >= ((rule ->> 'databaseSecurity'::text))::integer) <> (llm_systems >= ((rule ->> 'llmSystems'::text))::integer)) THEN 'one-depth-only'::text WHEN ((database_security >= ((rule ->> 'databaseSecurity'::text))::integer) AND COALESCE((code_review >= ((rule ->> 'codeReview'::text))::integer), true)) THEN 'both-depths'::text ELSE 'not-enough'::text END;

CREATE OR REPLACE FUNCTION assay.link(previous bytea, record jsonb)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN assay.digest(previous, (record - '{hash,salt,summary,detail}'::text[]));

CREATE OR REPLACE FUNCTION assay.new_salt()
 RETURNS bytea
 LANGUAGE sql
 PARALLEL SAFE
RETURN (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

CREATE OR REPLACE FUNCTION assay.only_when_erased()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM assay.sessions WHERE organization_id = OLD.organization_id AND id = OLD.session_id AND erased_at IS NOT NULL) THEN
    RAISE EXCEPTION '% keeps what was said', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN coalesce(NEW, OLD);
END $function$;

CREATE OR REPLACE FUNCTION assay.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE OR REPLACE FUNCTION assay.refuse_erased()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM assay.sessions WHERE organization_id = NEW.organization_id AND id = NEW.session_id AND erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the session was erased' USING ERRCODE = 'ASE01';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION assay.require_visible_exercise()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.exercise_id IS NOT NULL AND NOT EXISTS (SELECT FROM assay.exercises WHERE id = NEW.exercise_id) THEN
    RAISE EXCEPTION 'there is no such exercise' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION assay.scope()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('assay.scope'::text, true), ''::text);

CREATE OR REPLACE FUNCTION assay.seal(salt bytea, words jsonb)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN sha256((salt || convert_to((words)::text, 'UTF8'::name)));

CREATE OR REPLACE FUNCTION assay.session_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  of_organization uuid := NEW.organization_id;
  of_session uuid;
  scope_before text := coalesce(current_setting('assay.scope', true), '');
BEGIN
  IF TG_TABLE_NAME = 'sessions' THEN
    of_session := NEW.id;
  ELSE
    of_session := NEW.session_id;
  END IF;
  -- Who starts or hands in a task acts in his own scope, which sees no digest; until the end of this function it is the organization's.
  PERFORM set_config('assay.scope', 'organization', true);
  INSERT INTO assay.session_digests (organization_id, session_id) VALUES (of_organization, of_session) ON CONFLICT DO NOTHING;
  -- Two tasks may end at once: the second one must read after the first one wrote.
  PERFORM FROM assay.session_digests WHERE organization_id = of_organization AND session_id = of_session FOR UPDATE;
  UPDATE assay.session_digests SET screen_id = now_is.screen_id, name = now_is.name, email = now_is.email, created_at = now_is.created_at, state = now_is.state, ends_at = now_is.ends_at, running = tasks.running,
    database_security = tasks.database_security, llm_systems = tasks.llm_systems, code_review = tasks.code_review,
    fit = assay.fit_of(now_is.rule, tasks.database_security, tasks.llm_systems, tasks.code_review), used_ms = tasks.used_ms,
    reviewers = (SELECT count(DISTINCT account_id) FROM assay.reviews WHERE organization_id = of_organization AND session_id = of_session),
    decision = (SELECT outcome FROM assay.decisions WHERE organization_id = of_organization AND session_id = of_session ORDER BY version DESC LIMIT 1),
    changed_at = clock_timestamp()
  FROM (
    SELECT states.state, states.ends_at, screen_versions.rule, sessions.screen_id, sessions.created_at, candidates.name, candidates.email FROM assay.session_states() AS states
    JOIN assay.sessions ON sessions.organization_id = states.organization_id AND sessions.id = states.session_id
    JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id AND screen_versions.version = sessions.screen_version
    JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
    WHERE states.organization_id = of_organization AND states.session_id = of_session
  ) AS now_is, (
    SELECT coalesce(bool_or(started_at IS NOT NULL AND closed_at IS NULL), false) AS running,
      -- The weighted mean of a depth, whole points; null while one of its scores is missing.
      CASE WHEN bool_and(score IS NOT NULL) FILTER (WHERE kind = 'rls-review') THEN round(sum(score * weight) FILTER (WHERE kind = 'rls-review') / sum(weight) FILTER (WHERE kind = 'rls-review')) END::integer AS database_security,
      CASE WHEN bool_and(score IS NOT NULL) FILTER (WHERE kind = 'context-assembly') THEN round(sum(score * weight) FILTER (WHERE kind = 'context-assembly') / sum(weight) FILTER (WHERE kind = 'context-assembly')) END::integer AS llm_systems,
      CASE WHEN bool_and(score IS NOT NULL) FILTER (WHERE kind = 'pr-review') THEN round(sum(score * weight) FILTER (WHERE kind = 'pr-review') / sum(weight) FILTER (WHERE kind = 'pr-review')) END::integer AS code_review,
      coalesce(sum(1000 * extract(epoch FROM closed_at - started_at)), 0)::bigint AS used_ms
    FROM (
      SELECT attempts.started_at, attempts.closed_at, attempts.weight, CASE WHEN attempts.weight > 0 THEN exercises.kind END AS kind, latest.score
      FROM assay.attempts JOIN assay.exercises ON exercises.id = attempts.exercise_id
      LEFT JOIN LATERAL (
        SELECT coalesce(ruled_score, grades.score) AS score FROM assay.grades
        WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
      ) latest ON true
      WHERE attempts.organization_id = of_organization AND attempts.session_id = of_session
    ) AS each_task
  ) AS tasks
  WHERE session_digests.organization_id = of_organization AND session_digests.session_id = of_session;
  PERFORM set_config('assay.scope', scope_before, true);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION assay.session_of_subject(of_organization uuid, subject text)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
DECLARE
  of_id uuid := CASE WHEN subject ~ '^(session|attempt|invitation):[0-9a-f-]{36}$' THEN split_part(subject, ':', 2)::uuid END;
BEGIN
  RETURN CASE split_part(subject, ':', 1)
    WHEN 'session' THEN (SELECT id FROM assay.sessions WHERE organization_id = of_organization AND id = of_id)
    WHEN 'attempt' THEN (SELECT session_id FROM assay.attempts WHERE organization_id = of_organization AND id = of_id)
    WHEN 'invitation' THEN (SELECT session_id FROM assay.invitations WHERE organization_id = of_organization AND id = of_id)
  END;
END $function$;

CREATE OR REPLACE FUNCTION assay.skip_try_out()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RETURN CASE WHEN NOT EXISTS (
    SELECT FROM assay.sessions JOIN assay.screens ON screens.organization_id = sessions.organization_id AND screens.id = sessions.screen_id
    WHERE sessions.organization_id = NEW.organization_id AND sessions.id = NEW.session_id AND screens.try_out) THEN NEW END;
END $function$;

CREATE OR REPLACE FUNCTION assay.state_by_now(state text, ends_at timestamp with time zone, running boolean)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN ((state = ANY (ARRAY['invited'::text, 'started'::text, 'in_progress'::text])) AND (ends_at <= now()) AND (NOT running)) THEN 'expired'::text ELSE state END;

CREATE OR REPLACE FUNCTION assay.variant_of(variants jsonb, wanted text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT item.value AS item FROM jsonb_array_elements(variant_of.variants) item(value) WHERE ((item.value ->> 'name'::text) = variant_of.wanted));

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
  minutes integer NOT NULL,
  instructions text NOT NULL DEFAULT ''::text,
  outage_since timestamp with time zone,
  credit_seconds integer NOT NULL DEFAULT 0,
  variant text,
  CONSTRAINT attempts_check CHECK (((started_at IS NULL) = (deadline_at IS NULL))),
  CONSTRAINT attempts_check1 CHECK (((closed_at IS NULL) OR (started_at IS NOT NULL))),
  CONSTRAINT attempts_credit_seconds_check CHECK ((credit_seconds >= 0)),
  CONSTRAINT attempts_minutes_check CHECK ((minutes > 0)),
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
  salt bytea,
  seal bytea NOT NULL,
  session_id uuid,
  CONSTRAINT audit_pkey PRIMARY KEY (organization_id, sequence)
);

CREATE TABLE assay.audit_heads (
  organization_id uuid NOT NULL,
  sequence integer NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_heads_pkey PRIMARY KEY (organization_id)
);

CREATE TABLE assay.baseline_runs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  exercise_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'asked'::text,
  reason text,
  incident_id text,
  run jsonb,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  CONSTRAINT baseline_runs_check CHECK (((state = 'asked'::text) = (finished_at IS NULL))),
  CONSTRAINT baseline_runs_check1 CHECK (((state = 'failed'::text) = (reason IS NOT NULL))),
  CONSTRAINT baseline_runs_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'measured'::text, 'failed'::text]))),
  CONSTRAINT baseline_runs_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.baselines (
  id uuid NOT NULL DEFAULT uuidv7(),
  exercise_id uuid NOT NULL,
  model text NOT NULL,
  outcome text NOT NULL,
  score real,
  checks jsonb NOT NULL,
  run jsonb NOT NULL,
  transcript jsonb NOT NULL,
  measured_at timestamp with time zone NOT NULL,
  organization_id uuid,
  CONSTRAINT baselines_outcome_check CHECK ((outcome = ANY (ARRAY['graded'::text, 'ungradable'::text]))),
  CONSTRAINT baselines_pkey PRIMARY KEY (id),
  CONSTRAINT baselines_exercise_id_organization_id_model_measured_at_key UNIQUE NULLS NOT DISTINCT (exercise_id, organization_id, model, measured_at)
);

CREATE TABLE assay.brandings (
  organization_id uuid NOT NULL,
  accent text,
  support_email text,
  CONSTRAINT brandings_accent_check CHECK ((accent ~ '^#[0-9a-f]{6}$'::text)),
  CONSTRAINT brandings_pkey PRIMARY KEY (organization_id)
);

CREATE TABLE assay.candidates (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  email text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT candidates_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.check_results (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  check_id text NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  weight numeric NOT NULL,
  verdict text NOT NULL,
  earned numeric NOT NULL,
  measured numeric NOT NULL,
  ruled boolean NOT NULL,
  CONSTRAINT check_results_verdict_check CHECK ((verdict = ANY (ARRAY['pass'::text, 'fail'::text, 'unmeasured'::text]))),
  CONSTRAINT check_results_pkey PRIMARY KEY (organization_id, session_id, attempt_id, check_id)
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

CREATE TABLE assay.decisions (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  version integer NOT NULL,
  outcome text NOT NULL,
  reason text NOT NULL,
  account_id text NOT NULL,
  decided_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT decisions_outcome_check CHECK ((outcome = ANY (ARRAY['advance'::text, 'hold'::text, 'decline'::text]))),
  CONSTRAINT decisions_version_check CHECK ((version > 0)),
  CONSTRAINT decisions_pkey PRIMARY KEY (organization_id, session_id, version)
);

CREATE TABLE assay.disputes (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  text text NOT NULL,
  raised_at timestamp with time zone NOT NULL DEFAULT now(),
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  CONSTRAINT disputes_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  CONSTRAINT disputes_pkey PRIMARY KEY (organization_id, session_id, attempt_id)
);

CREATE TABLE assay.earlier_submissions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  files jsonb NOT NULL,
  submitted_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone NOT NULL,
  grades jsonb NOT NULL,
  reopened_by text NOT NULL,
  reopened_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT earlier_submissions_pkey PRIMARY KEY (organization_id, id)
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
  salt bytea,
  seal bytea NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (organization_id, session_id, attempt_id, sequence)
);

CREATE TABLE assay.exercise_bundles (
  exercise_id uuid NOT NULL,
  bundle bytea NOT NULL,
  CONSTRAINT exercise_bundles_pkey PRIMARY KEY (exercise_id)
);

CREATE TABLE assay.exercise_checks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  draft_id uuid NOT NULL,
  content_hash text,
  state text NOT NULL DEFAULT 'queued'::text,
  step text,
  share real,
  problems jsonb NOT NULL DEFAULT '[]'::jsonb,
  matrix jsonb,
  incident_id text,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  CONSTRAINT exercise_checks_check CHECK (((state = ANY (ARRAY['queued'::text, 'running'::text])) = (finished_at IS NULL))),
  CONSTRAINT exercise_checks_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'ready'::text, 'refused'::text, 'broken'::text, 'cancelled'::text]))),
  CONSTRAINT exercise_checks_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.exercise_draft_files (
  organization_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  path text NOT NULL,
  content text NOT NULL,
  version integer NOT NULL,
  saved_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT exercise_draft_files_pkey PRIMARY KEY (organization_id, draft_id, path)
);

CREATE TABLE assay.exercise_drafts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  exercise_id uuid,
  revision integer NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  changed_by text NOT NULL,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT exercise_drafts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT exercise_drafts_organization_id_slug_key UNIQUE (organization_id, slug)
);

CREATE TABLE assay.exercise_proposals (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  draft_id uuid NOT NULL,
  what text NOT NULL,
  state text NOT NULL DEFAULT 'asked'::text,
  message text,
  paths text[] NOT NULL DEFAULT '{}'::text[],
  run jsonb,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  CONSTRAINT exercise_proposals_check CHECK (((state = 'asked'::text) = (finished_at IS NULL))),
  CONSTRAINT exercise_proposals_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'added'::text, 'failed'::text]))),
  CONSTRAINT exercise_proposals_what_check CHECK ((what = ANY (ARRAY['sample'::text, 'leak'::text, 'pull-request'::text]))),
  CONSTRAINT exercise_proposals_pkey PRIMARY KEY (organization_id, id)
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
  tells text NOT NULL DEFAULT ''::text,
  follow_up text[] NOT NULL DEFAULT '{}'::text[],
  fixture text,
  organization_id uuid,
  published_by text,
  variants jsonb NOT NULL DEFAULT '[]'::jsonb,
  CONSTRAINT exercises_check CHECK ((version >=
CASE
    WHEN (organization_id IS NULL) THEN 1
    ELSE 0
END)),
  CONSTRAINT exercises_minutes_check CHECK ((minutes > 0)),
  CONSTRAINT exercises_pkey PRIMARY KEY (id)
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
  ruled_score numeric,
  regrade_id uuid,
  reason text,
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

CREATE TABLE assay.logos (
  organization_id uuid NOT NULL,
  hash text NOT NULL,
  type text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT logos_type_check CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text]))),
  CONSTRAINT logos_pkey PRIMARY KEY (organization_id)
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
  retention_days integer NOT NULL DEFAULT 180,
  CONSTRAINT organizations_retention_days_check CHECK (((retention_days >= 7) AND (retention_days <= 3650))),
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
  session_id uuid,
  CONSTRAINT outbox_check CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  CONSTRAINT outbox_check1 CHECK (((state = 'sent'::text) = (text IS NULL))),
  CONSTRAINT outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  CONSTRAINT outbox_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.regrade_runs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  regrade_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  exercise_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'queued'::text,
  unfit_reason text,
  report jsonb,
  score numeric,
  incident_id text,
  tries integer NOT NULL DEFAULT 0,
  step text,
  share real,
  finished_at timestamp with time zone,
  CONSTRAINT regrade_runs_check CHECK (((state = ANY (ARRAY['queued'::text, 'running'::text])) = (finished_at IS NULL))),
  CONSTRAINT regrade_runs_check1 CHECK (((state = 'unfit'::text) = (unfit_reason IS NOT NULL))),
  CONSTRAINT regrade_runs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'graded'::text, 'ungradable'::text, 'broken'::text, 'unfit'::text, 'cancelled'::text]))),
  CONSTRAINT regrade_runs_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT regrade_runs_organization_id_regrade_id_attempt_id_key UNIQUE (organization_id, regrade_id, attempt_id)
);

CREATE TABLE assay.regrade_sessions (
  organization_id uuid NOT NULL,
  regrade_id uuid NOT NULL,
  session_id uuid NOT NULL,
  difference jsonb,
  CONSTRAINT regrade_sessions_pkey PRIMARY KEY (organization_id, regrade_id, session_id)
);

CREATE TABLE assay.regrades (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  reason text NOT NULL,
  started_by text NOT NULL,
  started_at timestamp with time zone NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'open'::text,
  settled_by text,
  settled_at timestamp with time zone,
  settled_reason text,
  CONSTRAINT regrades_check CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  CONSTRAINT regrades_state_check CHECK ((state = ANY (ARRAY['open'::text, 'applied'::text, 'discarded'::text]))),
  CONSTRAINT regrades_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.reminders (
  organization_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  hours_before integer NOT NULL,
  secret_hash bytea,
  sent_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT reminders_hours_before_check CHECK ((hours_before > 0)),
  CONSTRAINT reminders_pkey PRIMARY KEY (organization_id, invitation_id, hours_before)
);

CREATE TABLE assay.retention_holds (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  reason text NOT NULL,
  account_id text NOT NULL,
  held_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT retention_holds_pkey PRIMARY KEY (organization_id, session_id)
);

CREATE TABLE assay.retired_exercises (
  organization_id uuid NOT NULL,
  slug text NOT NULL,
  retired_by text NOT NULL,
  retired_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT retired_exercises_pkey PRIMARY KEY (organization_id, slug)
);

CREATE TABLE assay.reviews (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  account_id text NOT NULL,
  ratings jsonb NOT NULL,
  notes text NOT NULL,
  given_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT reviews_pkey PRIMARY KEY (organization_id, session_id, attempt_id, account_id)
);

CREATE TABLE assay.rulings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  check_id text NOT NULL,
  machine_verdict text NOT NULL,
  verdict text,
  reason text NOT NULL,
  account_id text NOT NULL,
  ruled_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT rulings_machine_verdict_check CHECK ((machine_verdict = ANY (ARRAY['pass'::text, 'fail'::text, 'unmeasured'::text]))),
  CONSTRAINT rulings_verdict_check CHECK ((verdict = ANY (ARRAY['pass'::text, 'fail'::text]))),
  CONSTRAINT rulings_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.saved_views (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  account_id text NOT NULL,
  name text NOT NULL,
  filter jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT saved_views_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT saved_views_organization_id_account_id_name_key UNIQUE (organization_id, account_id, name)
);

CREATE TABLE assay.screen_exercises (
  organization_id uuid NOT NULL,
  screen_id uuid NOT NULL,
  position integer NOT NULL,
  exercise_id uuid NOT NULL,
  weight numeric NOT NULL,
  version integer NOT NULL,
  minutes integer NOT NULL,
  instructions text NOT NULL,
  variant text NOT NULL DEFAULT 'same'::text,
  CONSTRAINT screen_exercises_minutes_check CHECK ((minutes > 0)),
  CONSTRAINT screen_exercises_position_check CHECK (("position" > 0)),
  CONSTRAINT screen_exercises_variant_check CHECK ((variant = ANY (ARRAY['same'::text, 'different'::text]))),
  CONSTRAINT screen_exercises_weight_check CHECK ((weight >= (0)::numeric)),
  CONSTRAINT screen_exercises_pkey PRIMARY KEY (organization_id, screen_id, version, "position")
);

CREATE TABLE assay.screen_versions (
  organization_id uuid NOT NULL,
  screen_id uuid NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  introduction text NOT NULL,
  task_order text NOT NULL,
  breaks_allowed boolean NOT NULL,
  ai_policy text NOT NULL,
  data_policy text NOT NULL,
  competencies jsonb NOT NULL,
  rule jsonb NOT NULL,
  published_by text NOT NULL,
  published_at timestamp with time zone NOT NULL DEFAULT now(),
  reminder_hours integer[] NOT NULL DEFAULT '{48,24}'::integer[],
  CONSTRAINT screen_versions_task_order_check CHECK ((task_order = ANY (ARRAY['fixed'::text, 'free'::text]))),
  CONSTRAINT screen_versions_version_check CHECK ((version > 0)),
  CONSTRAINT screen_versions_pkey PRIMARY KEY (organization_id, screen_id, version)
);

CREATE TABLE assay.screens (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  title text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  draft jsonb,
  revision integer NOT NULL DEFAULT 1,
  archived_at timestamp with time zone,
  try_out boolean NOT NULL DEFAULT false,
  CONSTRAINT screens_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.session_digests (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  screen_id uuid,
  name text NOT NULL DEFAULT ''::text,
  email text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'invited'::text,
  ends_at timestamp with time zone NOT NULL DEFAULT now(),
  running boolean NOT NULL DEFAULT false,
  database_security integer,
  llm_systems integer,
  code_review integer,
  fit text NOT NULL DEFAULT 'open'::text,
  used_ms bigint NOT NULL DEFAULT 0,
  reviewers integer NOT NULL DEFAULT 0,
  decision text,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT session_digests_pkey PRIMARY KEY (organization_id, session_id)
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
  screen_version integer NOT NULL,
  time_factor numeric NOT NULL DEFAULT 1,
  withdrawn_at timestamp with time zone,
  erased_at timestamp with time zone,
  deletion_requested_at timestamp with time zone,
  CONSTRAINT sessions_time_factor_check CHECK (((time_factor >= (1)::numeric) AND (time_factor <= (4)::numeric))),
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

CREATE TABLE assay.webhook_deliveries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  message_id uuid NOT NULL,
  attempted_at timestamp with time zone NOT NULL,
  duration_ms integer NOT NULL,
  status integer,
  answer text NOT NULL,
  error text,
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.webhook_messages (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  webhook_id uuid NOT NULL,
  type text NOT NULL,
  happened_at timestamp with time zone NOT NULL,
  data jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamp with time zone,
  CONSTRAINT webhook_messages_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text]))),
  CONSTRAINT webhook_messages_pkey PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.webhooks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  url text NOT NULL,
  description text NOT NULL,
  event_types text[] NOT NULL,
  secret text NOT NULL,
  previous_secret text,
  previous_until timestamp with time zone,
  enabled boolean NOT NULL DEFAULT true,
  disabled_reason text,
  failing_since timestamp with time zone,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT webhooks_check CHECK (((previous_secret IS NULL) = (previous_until IS NULL))),
  CONSTRAINT webhooks_check1 CHECK (((NOT enabled) OR (disabled_reason IS NULL))),
  CONSTRAINT webhooks_pkey PRIMARY KEY (organization_id, id)
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

CREATE OR REPLACE FUNCTION assay.retention()
 RETURNS TABLE(organization_id uuid, session_id uuid, ended_at timestamp with time zone, delete_at timestamp with time zone)
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT sessions.organization_id,
     sessions.id,
     ended.at,
     (ended.at + make_interval(days => organizations.retention_days))
    FROM (((assay.sessions
      JOIN assay.organizations ON ((organizations.id = sessions.organization_id)))
      JOIN assay.session_digests digests ON (((digests.organization_id = sessions.organization_id) AND (digests.session_id = sessions.id))))
      CROSS JOIN LATERAL ( SELECT GREATEST(
                 CASE assay.state_by_now(digests.state, digests.ends_at, digests.running)
                     WHEN 'decided'::text THEN ( SELECT max(decisions.decided_at) AS max
                        FROM assay.decisions
                       WHERE ((decisions.organization_id = sessions.organization_id) AND (decisions.session_id = sessions.id)))
                     WHEN 'withdrawn'::text THEN COALESCE(sessions.withdrawn_at, ( SELECT invitations.revoked_at
                        FROM assay.invitations
                       WHERE ((invitations.organization_id = sessions.organization_id) AND (invitations.session_id = sessions.id))))
                     WHEN 'submitted'::text THEN last_act.at
                     WHEN 'graded'::text THEN last_act.at
                     WHEN 'reviewed'::text THEN last_act.at
                     ELSE digests.ends_at
                 END, ( SELECT max(COALESCE(disputes.answered_at, disputes.changed_at)) AS max
                    FROM assay.disputes
                   WHERE ((disputes.organization_id = sessions.organization_id) AND (disputes.session_id = sessions.id)))) AS at
            FROM ( SELECT GREATEST(( SELECT max(attempts.closed_at) AS max
                            FROM assay.attempts
                           WHERE ((attempts.organization_id = sessions.organization_id) AND (attempts.session_id = sessions.id))), ( SELECT max(reviews.given_at) AS max
                            FROM assay.reviews
                           WHERE ((reviews.organization_id = sessions.organization_id) AND (reviews.session_id = sessions.id))), ( SELECT max(rulings.ruled_at) AS max
                            FROM assay.rulings
                           WHERE ((rulings.organization_id = sessions.organization_id) AND (rulings.session_id = sessions.id)))) AS at) last_act) ended)
   WHERE (sessions.erased_at IS NULL);
END;

CREATE OR REPLACE FUNCTION assay.session_rows()
 RETURNS TABLE(organization_id uuid, id uuid, name text, email text, screen_id uuid, screen_title text, screen_version integer, rule jsonb, state text, database_security integer, llm_systems integer, code_review integer, fit text, used_ms bigint, reviewers integer, decision text, created_at timestamp with time zone, updated_at timestamp with time zone)
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT sessions.organization_id,
     sessions.id,
     digests.name,
     digests.email,
     sessions.screen_id,
     screen_versions.title AS screen_title,
     sessions.screen_version,
     screen_versions.rule,
     assay.state_by_now(digests.state, digests.ends_at, digests.running) AS state,
     digests.database_security,
     digests.llm_systems,
     digests.code_review,
     digests.fit,
     digests.used_ms,
     digests.reviewers,
     digests.decision,
     sessions.created_at,
     digests.changed_at AS updated_at
    FROM ((assay.sessions
      JOIN assay.session_digests digests ON (((digests.organization_id = sessions.organization_id) AND (digests.session_id = sessions.id))))
      JOIN assay.screen_versions ON (((screen_versions.organization_id = sessions.organization_id) AND (screen_versions.screen_id = sessions.screen_id) AND (screen_versions.version = sessions.screen_version))));
END;

CREATE OR REPLACE FUNCTION assay.session_states()
 RETURNS TABLE(organization_id uuid, session_id uuid, state text, ends_at timestamp with time zone)
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT sessions.organization_id,
     sessions.id,
         CASE
             WHEN ((sessions.withdrawn_at IS NOT NULL) OR (invitations.revoked_at IS NOT NULL)) THEN 'withdrawn'::text
             WHEN (EXISTS ( SELECT
                FROM assay.decisions
               WHERE ((decisions.organization_id = sessions.organization_id) AND (decisions.session_id = sessions.id)))) THEN 'decided'::text
             WHEN (tasks.unfinished = 0) THEN
             CASE
                 WHEN (NOT tasks.graded) THEN 'submitted'::text
                 WHEN tasks.reviewed THEN 'reviewed'::text
                 ELSE 'graded'::text
             END
             WHEN ((clock.ends_at <= now()) AND (NOT tasks.running)) THEN 'expired'::text
             WHEN (tasks.first_start IS NOT NULL) THEN 'in_progress'::text
             WHEN (EXISTS ( SELECT
                FROM assay.session_keys
               WHERE ((session_keys.organization_id = sessions.organization_id) AND (session_keys.session_id = sessions.id)))) THEN 'started'::text
             ELSE 'invited'::text
         END AS "case",
     clock.ends_at
    FROM ((((assay.sessions
      JOIN assay.screen_versions ON (((screen_versions.organization_id = sessions.organization_id) AND (screen_versions.screen_id = sessions.screen_id) AND (screen_versions.version = sessions.screen_version))))
      LEFT JOIN assay.invitations ON (((invitations.organization_id = sessions.organization_id) AND (invitations.session_id = sessions.id))))
      CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE (attempts.closed_at IS NULL)) AS unfinished,
             min(attempts.started_at) AS first_start,
             COALESCE(bool_or(((attempts.started_at IS NOT NULL) AND (attempts.closed_at IS NULL))), false) AS running,
             bool_and(COALESCE((latest.state = ANY (ARRAY['graded'::text, 'ungradable'::text])), false)) AS graded,
             bool_and((EXISTS ( SELECT
                    FROM assay.reviews
                   WHERE ((reviews.organization_id = attempts.organization_id) AND (reviews.attempt_id = attempts.id))))) AS reviewed,
             (COALESCE(sum(attempts.minutes), (0)::bigint) + (10 * GREATEST((count(*) - 1), (0)::bigint))) AS sitting_minutes,
             COALESCE(sum(attempts.credit_seconds), (0)::bigint) AS credit_seconds
            FROM (assay.attempts
              LEFT JOIN LATERAL ( SELECT grades.state
                    FROM assay.grades
                   WHERE ((grades.organization_id = attempts.organization_id) AND (grades.attempt_id = attempts.id))
                   ORDER BY grades.id DESC
                  LIMIT 1) latest ON (true))
           WHERE ((attempts.organization_id = sessions.organization_id) AND (attempts.session_id = sessions.id))) tasks)
      CROSS JOIN LATERAL ( SELECT (LEAST(sessions.expires_at,
                 CASE
                     WHEN (NOT screen_versions.breaks_allowed) THEN (tasks.first_start + make_interval(mins => (tasks.sitting_minutes)::integer))
                     ELSE NULL::timestamp with time zone
                 END) + make_interval(secs => (tasks.credit_seconds)::double precision)) AS ends_at) clock);
END;

ALTER TABLE assay.api_keys ADD CONSTRAINT api_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE INDEX api_keys_by_secret ON assay.api_keys USING btree (secret_hash);

ALTER TABLE assay.attempts ADD CONSTRAINT attempts_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.attempts ADD CONSTRAINT attempts_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);
ALTER TABLE assay.attempts ADD CONSTRAINT attempts_organization_id_session_id_holder_id_fkey FOREIGN KEY (organization_id, session_id, holder_id) REFERENCES assay.session_keys(organization_id, session_id, id);
CREATE INDEX attempts_by_exercise ON assay.attempts USING btree (organization_id, exercise_id, id);
CREATE INDEX attempts_by_id ON assay.attempts USING btree (organization_id, id);

ALTER TABLE assay.audit ADD CONSTRAINT audit_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE INDEX audit_by_session ON assay.audit USING btree (organization_id, session_id) WHERE (session_id IS NOT NULL);
CREATE INDEX audit_by_subject ON assay.audit USING btree (organization_id, subject, sequence);

ALTER TABLE assay.audit_heads ADD CONSTRAINT audit_heads_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.baseline_runs ADD CONSTRAINT baseline_runs_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.baseline_runs ADD CONSTRAINT baseline_runs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE INDEX baseline_runs_by_exercise ON assay.baseline_runs USING btree (organization_id, exercise_id, id);
CREATE UNIQUE INDEX baseline_runs_one_at_a_time ON assay.baseline_runs USING btree (organization_id, exercise_id) WHERE (state = 'asked'::text);

ALTER TABLE assay.baselines ADD CONSTRAINT baselines_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.baselines ADD CONSTRAINT baselines_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.brandings ADD CONSTRAINT brandings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.candidates ADD CONSTRAINT candidates_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.check_results ADD CONSTRAINT check_results_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.check_results ADD CONSTRAINT check_results_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX check_results_by_exercise ON assay.check_results USING btree (organization_id, exercise_id, check_id);

ALTER TABLE assay.check_runs ADD CONSTRAINT check_runs_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX check_runs_by_attempt ON assay.check_runs USING btree (organization_id, attempt_id, id);

ALTER TABLE assay.decisions ADD CONSTRAINT decisions_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);

ALTER TABLE assay.disputes ADD CONSTRAINT disputes_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX disputes_by_attempt ON assay.disputes USING btree (organization_id, attempt_id);

ALTER TABLE assay.earlier_submissions ADD CONSTRAINT earlier_submissions_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id) ON DELETE CASCADE;
CREATE INDEX earlier_submissions_by_attempt ON assay.earlier_submissions USING btree (organization_id, session_id, attempt_id);

ALTER TABLE assay.events ADD CONSTRAINT events_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX events_by_attempt ON assay.events USING btree (organization_id, attempt_id, sequence);

ALTER TABLE assay.exercise_bundles ADD CONSTRAINT exercise_bundles_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);

ALTER TABLE assay.exercise_checks ADD CONSTRAINT exercise_checks_organization_id_draft_id_fkey FOREIGN KEY (organization_id, draft_id) REFERENCES assay.exercise_drafts(organization_id, id);
CREATE INDEX exercise_checks_by_draft ON assay.exercise_checks USING btree (organization_id, draft_id, id);

ALTER TABLE assay.exercise_draft_files ADD CONSTRAINT exercise_draft_files_organization_id_draft_id_fkey FOREIGN KEY (organization_id, draft_id) REFERENCES assay.exercise_drafts(organization_id, id);

ALTER TABLE assay.exercise_drafts ADD CONSTRAINT exercise_drafts_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.exercise_drafts ADD CONSTRAINT exercise_drafts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.exercise_proposals ADD CONSTRAINT exercise_proposals_organization_id_draft_id_fkey FOREIGN KEY (organization_id, draft_id) REFERENCES assay.exercise_drafts(organization_id, id);
CREATE INDEX exercise_proposals_by_draft ON assay.exercise_proposals USING btree (organization_id, draft_id, id);

ALTER TABLE assay.exercises ADD CONSTRAINT exercises_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE UNIQUE INDEX exercises_by_content ON assay.exercises USING btree (organization_id, slug, content_hash, ((version > 0))) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX exercises_by_version ON assay.exercises USING btree (organization_id, slug, version) NULLS NOT DISTINCT WHERE (version > 0);

ALTER TABLE assay.grades ADD CONSTRAINT grades_organization_id_regrade_id_fkey FOREIGN KEY (organization_id, regrade_id) REFERENCES assay.regrades(organization_id, id);
ALTER TABLE assay.grades ADD CONSTRAINT grades_organization_id_session_id_attempt_id_submission_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id, submission_id) REFERENCES assay.submissions(organization_id, session_id, attempt_id, id);
CREATE INDEX grades_by_attempt ON assay.grades USING btree (organization_id, attempt_id, id);
CREATE UNIQUE INDEX grades_of_regrade ON assay.grades USING btree (organization_id, regrade_id, attempt_id) WHERE (regrade_id IS NOT NULL);

ALTER TABLE assay.identity_providers ADD CONSTRAINT identity_providers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.invitations ADD CONSTRAINT invitations_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);
CREATE INDEX invitations_by_secret ON assay.invitations USING btree (secret_hash);

ALTER TABLE assay.logos ADD CONSTRAINT logos_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.member_invitations ADD CONSTRAINT member_invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE INDEX member_invitations_by_secret ON assay.member_invitations USING btree (secret_hash);
CREATE UNIQUE INDEX member_invitations_open ON assay.member_invitations USING btree (organization_id, email) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));

ALTER TABLE assay.members ADD CONSTRAINT members_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
CREATE INDEX members_by_account ON assay.members USING btree (account_id);
CREATE UNIQUE INDEX members_by_email ON assay.members USING btree (organization_id, email) WHERE (removed_at IS NULL);

ALTER TABLE assay.outbox ADD CONSTRAINT outbox_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);
ALTER TABLE assay.outbox ADD CONSTRAINT outbox_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);

ALTER TABLE assay.regrade_runs ADD CONSTRAINT regrade_runs_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.regrade_runs ADD CONSTRAINT regrade_runs_organization_id_regrade_id_session_id_fkey FOREIGN KEY (organization_id, regrade_id, session_id) REFERENCES assay.regrade_sessions(organization_id, regrade_id, session_id) ON DELETE CASCADE;
ALTER TABLE assay.regrade_runs ADD CONSTRAINT regrade_runs_organization_id_session_id_attempt_id_submiss_fkey FOREIGN KEY (organization_id, session_id, attempt_id, submission_id) REFERENCES assay.submissions(organization_id, session_id, attempt_id, id) ON DELETE CASCADE;
CREATE INDEX regrade_runs_by_submission ON assay.regrade_runs USING btree (organization_id, session_id, attempt_id, submission_id);

ALTER TABLE assay.regrade_sessions ADD CONSTRAINT regrade_sessions_organization_id_regrade_id_fkey FOREIGN KEY (organization_id, regrade_id) REFERENCES assay.regrades(organization_id, id);
ALTER TABLE assay.regrade_sessions ADD CONSTRAINT regrade_sessions_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id) ON DELETE CASCADE;
CREATE INDEX regrade_sessions_by_session ON assay.regrade_sessions USING btree (organization_id, session_id);

ALTER TABLE assay.regrades ADD CONSTRAINT regrades_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.reminders ADD CONSTRAINT reminders_organization_id_invitation_id_fkey FOREIGN KEY (organization_id, invitation_id) REFERENCES assay.invitations(organization_id, id) ON DELETE CASCADE;
CREATE INDEX reminders_by_secret ON assay.reminders USING btree (secret_hash);

ALTER TABLE assay.retention_holds ADD CONSTRAINT retention_holds_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);

ALTER TABLE assay.retired_exercises ADD CONSTRAINT retired_exercises_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.reviews ADD CONSTRAINT reviews_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX reviews_by_account ON assay.reviews USING btree (organization_id, account_id, session_id);
CREATE INDEX reviews_by_attempt ON assay.reviews USING btree (organization_id, attempt_id);

ALTER TABLE assay.rulings ADD CONSTRAINT rulings_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX rulings_by_attempt ON assay.rulings USING btree (organization_id, attempt_id, id);
CREATE INDEX rulings_by_session ON assay.rulings USING btree (organization_id, session_id);

ALTER TABLE assay.saved_views ADD CONSTRAINT saved_views_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.screen_exercises ADD CONSTRAINT screen_exercises_exercise_id_fkey FOREIGN KEY (exercise_id) REFERENCES assay.exercises(id);
ALTER TABLE assay.screen_exercises ADD CONSTRAINT screen_exercises_organization_id_screen_id_version_fkey FOREIGN KEY (organization_id, screen_id, version) REFERENCES assay.screen_versions(organization_id, screen_id, version);

ALTER TABLE assay.screen_versions ADD CONSTRAINT screen_versions_organization_id_screen_id_fkey FOREIGN KEY (organization_id, screen_id) REFERENCES assay.screens(organization_id, id);

ALTER TABLE assay.screens ADD CONSTRAINT screens_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

ALTER TABLE assay.session_digests ADD CONSTRAINT session_digests_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id) ON DELETE CASCADE;

ALTER TABLE assay.session_keys ADD CONSTRAINT session_keys_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions(organization_id, id);
CREATE INDEX session_keys_by_secret ON assay.session_keys USING btree (secret_hash);

ALTER TABLE assay.sessions ADD CONSTRAINT sessions_organization_id_candidate_id_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES assay.candidates(organization_id, id);
ALTER TABLE assay.sessions ADD CONSTRAINT sessions_organization_id_screen_id_fkey FOREIGN KEY (organization_id, screen_id) REFERENCES assay.screens(organization_id, id);
ALTER TABLE assay.sessions ADD CONSTRAINT sessions_organization_id_screen_id_screen_version_fkey FOREIGN KEY (organization_id, screen_id, screen_version) REFERENCES assay.screen_versions(organization_id, screen_id, version);
CREATE INDEX sessions_by_screen ON assay.sessions USING btree (organization_id, screen_id, screen_version);

ALTER TABLE assay.submissions ADD CONSTRAINT submissions_organization_id_session_id_attempt_id_fkey FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts(organization_id, session_id, id);
CREATE INDEX submissions_by_attempt ON assay.submissions USING btree (organization_id, attempt_id);

ALTER TABLE assay.webhook_deliveries ADD CONSTRAINT webhook_deliveries_organization_id_message_id_fkey FOREIGN KEY (organization_id, message_id) REFERENCES assay.webhook_messages(organization_id, id) ON DELETE CASCADE;
CREATE INDEX webhook_deliveries_by_message ON assay.webhook_deliveries USING btree (organization_id, message_id, id);

ALTER TABLE assay.webhook_messages ADD CONSTRAINT webhook_messages_organization_id_webhook_id_fkey FOREIGN KEY (organization_id, webhook_id) REFERENCES assay.webhooks(organization_id, id) ON DELETE CASCADE;
CREATE INDEX webhook_messages_by_age ON assay.webhook_messages USING btree (organization_id, webhook_id, happened_at);
CREATE INDEX webhook_messages_by_webhook ON assay.webhook_messages USING btree (organization_id, webhook_id, id);

ALTER TABLE assay.webhooks ADD CONSTRAINT webhooks_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES assay.organizations(id);

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
CREATE TRIGGER digest AFTER INSERT OR UPDATE OF started_at, closed_at, minutes, credit_seconds ON assay.attempts FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.attempts FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
GRANT INSERT, SELECT, UPDATE ON TABLE assay.attempts TO assay_app;

ALTER TABLE assay.audit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.audit FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON assay.audit FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER append_only_words BEFORE UPDATE ON assay.audit FOR EACH ROW WHEN (((new.salt IS NOT NULL) OR (new.detail <> '{}'::jsonb) OR ((to_jsonb(new.*) - '{salt,detail}'::text[]) <> (to_jsonb(old.*) - '{salt,detail}'::text[])))) EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER chain BEFORE INSERT ON assay.audit FOR EACH ROW EXECUTE FUNCTION assay.chain_audit();
CREATE TRIGGER only_when_erased BEFORE UPDATE ON assay.audit FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
GRANT INSERT, SELECT, UPDATE (detail), UPDATE (salt) ON TABLE assay.audit TO assay_app;

ALTER TABLE assay.audit_heads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.audit_heads FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT, UPDATE ON TABLE assay.audit_heads TO assay_app;

ALTER TABLE assay.baseline_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.baseline_runs FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.baseline_runs FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
GRANT INSERT (exercise_id), INSERT (organization_id), INSERT (requested_by), SELECT, UPDATE (finished_at), UPDATE (incident_id), UPDATE (reason), UPDATE (run), UPDATE (state) ON TABLE assay.baseline_runs TO assay_app;

ALTER TABLE assay.baselines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY measuring ON assay.baselines FOR INSERT TO assay_app
  WITH CHECK (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY members ON assay.baselines FOR SELECT TO assay_app
  USING (((assay.scope() = 'organization'::text) AND ((organization_id IS NULL) OR (organization_id = assay.current_organization())) AND (EXISTS ( SELECT
   FROM assay.exercises
  WHERE (exercises.id = baselines.exercise_id)))));
CREATE POLICY recording ON assay.baselines FOR ALL TO assay_owner
  USING ((organization_id IS NULL));
CREATE TRIGGER baselines_are_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.baselines FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER exercise_is_visible BEFORE INSERT ON assay.baselines FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
GRANT INSERT (checks), INSERT (exercise_id), INSERT (measured_at), INSERT (model), INSERT (organization_id), INSERT (outcome), INSERT (run), INSERT (score), INSERT (transcript), SELECT ON TABLE assay.baselines TO assay_app;

ALTER TABLE assay.brandings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.brandings FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_organization ON assay.brandings FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'session'::text)));
GRANT INSERT, SELECT, UPDATE (accent), UPDATE (support_email) ON TABLE assay.brandings TO assay_app;

ALTER TABLE assay.candidates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.candidates FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.candidates FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'session'::text) AND (EXISTS ( SELECT
   FROM assay.sessions
  WHERE ((sessions.organization_id = candidates.organization_id) AND (sessions.candidate_id = candidates.id) AND (sessions.id = assay.current_session()))))));
CREATE TRIGGER digest AFTER UPDATE OF name, email ON assay.candidates FOR EACH ROW EXECUTE FUNCTION assay.candidate_changed();
GRANT INSERT, SELECT, UPDATE (email), UPDATE (name) ON TABLE assay.candidates TO assay_app;

ALTER TABLE assay.check_results ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.check_results FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.check_results FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE assay.check_results TO assay_app;

ALTER TABLE assay.check_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.check_runs FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.check_runs FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE POLICY own_session_insert ON assay.check_runs FOR INSERT TO assay_app
  WITH CHECK (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.check_runs FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.check_runs FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE assay.check_runs TO assay_app;

ALTER TABLE assay.decisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.decisions FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER digest AFTER INSERT ON assay.decisions FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER only_when_erased BEFORE UPDATE OF reason ON assay.decisions FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.decisions FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT INSERT, SELECT, UPDATE (reason) ON TABLE assay.decisions TO assay_app;

ALTER TABLE assay.disputes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.disputes FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.disputes FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.disputes FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT, UPDATE (answer), UPDATE (answered_at), UPDATE (answered_by), UPDATE (changed_at), UPDATE (text) ON TABLE assay.disputes TO assay_app;

ALTER TABLE assay.earlier_submissions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.earlier_submissions FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.earlier_submissions FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.earlier_submissions FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT ON TABLE assay.earlier_submissions TO assay_app;

ALTER TABLE assay.events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.events FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.events FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON assay.events FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER append_only_words BEFORE UPDATE ON assay.events FOR EACH ROW WHEN (((new.salt IS NOT NULL) OR (new.summary <> ''::text) OR (new.detail <> '{}'::jsonb) OR ((to_jsonb(new.*) - '{salt,summary,detail}'::text[]) <> (to_jsonb(old.*) - '{salt,summary,detail}'::text[])))) EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER chain BEFORE INSERT ON assay.events FOR EACH ROW EXECUTE FUNCTION assay.chain_event();
CREATE TRIGGER only_when_erased BEFORE UPDATE ON assay.events FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.events FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT INSERT, SELECT, UPDATE (detail), UPDATE (salt), UPDATE (summary) ON TABLE assay.events TO assay_app;

ALTER TABLE assay.exercise_bundles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY one_exercise ON assay.exercise_bundles FOR SELECT TO assay_app
  USING (((exercise_id = assay.current_exercise()) AND (assay.scope() = 'exercise'::text)));
CREATE POLICY organization ON assay.exercise_bundles FOR INSERT TO assay_app
  WITH CHECK (((assay.scope() = 'organization'::text) AND (EXISTS ( SELECT
   FROM assay.exercises
  WHERE ((exercises.id = exercise_bundles.exercise_id) AND (exercises.organization_id = assay.current_organization()))))));
CREATE POLICY publishing ON assay.exercise_bundles FOR ALL TO assay_owner
  USING ((EXISTS ( SELECT
   FROM assay.exercises
  WHERE ((exercises.id = exercise_bundles.exercise_id) AND (exercises.organization_id IS NULL)))));
CREATE TRIGGER exercise_bundles_are_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.exercise_bundles FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
GRANT INSERT, SELECT ON TABLE assay.exercise_bundles TO assay_app;

ALTER TABLE assay.exercise_checks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.exercise_checks FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT, UPDATE (content_hash), UPDATE (finished_at), UPDATE (incident_id), UPDATE (matrix), UPDATE (problems), UPDATE (share), UPDATE (state), UPDATE (step) ON TABLE assay.exercise_checks TO assay_app;

ALTER TABLE assay.exercise_draft_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.exercise_draft_files FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE assay.exercise_draft_files TO assay_app;

ALTER TABLE assay.exercise_drafts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.exercise_drafts FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.exercise_drafts FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
GRANT INSERT, SELECT, UPDATE (changed_at), UPDATE (changed_by), UPDATE (revision) ON TABLE assay.exercise_drafts TO assay_app;

ALTER TABLE assay.exercise_proposals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.exercise_proposals FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT (draft_id), INSERT (organization_id), INSERT (requested_by), INSERT (what), SELECT, UPDATE (finished_at), UPDATE (message), UPDATE (paths), UPDATE (run), UPDATE (state) ON TABLE assay.exercise_proposals TO assay_app;

ALTER TABLE assay.exercises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY catalogue ON assay.exercises FOR SELECT TO assay_app
  USING ((organization_id IS NULL));
CREATE POLICY organization ON assay.exercises FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.exercises FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'session'::text) AND (EXISTS ( SELECT
   FROM assay.attempts
  WHERE ((attempts.organization_id = exercises.organization_id) AND (attempts.session_id = assay.current_session()) AND (attempts.exercise_id = exercises.id))))));
CREATE POLICY publishing ON assay.exercises FOR ALL TO assay_owner
  USING ((organization_id IS NULL));
CREATE TRIGGER exercises_are_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.exercises FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
GRANT INSERT (brief), INSERT (competency), INSERT (content_hash), INSERT (fixture), INSERT (follow_up), INSERT (kind), INSERT (level), INSERT (minutes), INSERT (organization_id), INSERT (published_by), INSERT (slug), INSERT (starter), INSERT (summary), INSERT (tells), INSERT (title), INSERT (variants), INSERT (version), SELECT ON TABLE assay.exercises TO assay_app;

ALTER TABLE assay.grades ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.grades FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER digest AFTER INSERT OR UPDATE OF state, score, ruled_score ON assay.grades FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.grades FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE assay.grades TO assay_app;

ALTER TABLE assay.identity_providers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.identity_providers FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_link ON assay.identity_providers FOR SELECT TO assay_app
  USING (((sha256(convert_to(link, 'UTF8'::name)) = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
GRANT DELETE, INSERT, SELECT, UPDATE (client_id), UPDATE (client_secret), UPDATE (issuer), UPDATE (updated_at) ON TABLE assay.identity_providers TO assay_app;

ALTER TABLE assay.invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.invitations FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_reminder ON assay.invitations FOR SELECT TO assay_app
  USING (((assay.scope() = 'secret'::text) AND (EXISTS ( SELECT
   FROM assay.reminders
  WHERE ((reminders.organization_id = invitations.organization_id) AND (reminders.invitation_id = invitations.id) AND (reminders.secret_hash = assay.current_secret()))))));
CREATE POLICY own_secret ON assay.invitations FOR SELECT TO assay_app
  USING (((secret_hash = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
CREATE TRIGGER digest AFTER INSERT OR UPDATE OF revoked_at ON assay.invitations FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
GRANT INSERT, SELECT, UPDATE ON TABLE assay.invitations TO assay_app;

ALTER TABLE assay.logos ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.logos FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_organization ON assay.logos FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'session'::text)));
GRANT DELETE, INSERT, SELECT, UPDATE (content), UPDATE (hash), UPDATE (height), UPDATE (type), UPDATE (width) ON TABLE assay.logos TO assay_app;

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
CREATE POLICY nightly ON assay.organizations FOR SELECT TO assay_owner
  USING ((assay.scope() = 'nightly'::text));
CREATE POLICY own_organization ON assay.organizations FOR SELECT TO assay_app
  USING (((id = assay.current_organization()) AND (assay.scope() = ANY (ARRAY['organization'::text, 'session'::text]))));
CREATE POLICY own_organization_update ON assay.organizations FOR UPDATE TO assay_app
  USING (((id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY setup ON assay.organizations FOR ALL TO assay_owner
  USING (((id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT SELECT, UPDATE (name), UPDATE (retention_days) ON TABLE assay.organizations TO assay_app;

ALTER TABLE assay.outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.outbox FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.outbox FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.outbox FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT, UPDATE (last_error), UPDATE (sent_at), UPDATE (state), UPDATE (text), UPDATE (tries) ON TABLE assay.outbox TO assay_app;

ALTER TABLE assay.regrade_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.regrade_runs FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.regrade_runs FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.regrade_runs FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.regrade_runs FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT, UPDATE (finished_at), UPDATE (incident_id), UPDATE (report), UPDATE (score), UPDATE (share), UPDATE (state), UPDATE (step), UPDATE (tries) ON TABLE assay.regrade_runs TO assay_app;

ALTER TABLE assay.regrade_sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.regrade_sessions FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.regrade_sessions FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.regrade_sessions FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT, UPDATE (difference) ON TABLE assay.regrade_sessions TO assay_app;

ALTER TABLE assay.regrades ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.regrades FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT, UPDATE (settled_at), UPDATE (settled_by), UPDATE (settled_reason), UPDATE (state) ON TABLE assay.regrades TO assay_app;

ALTER TABLE assay.reminders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.reminders FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_secret ON assay.reminders FOR SELECT TO assay_app
  USING (((secret_hash = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
GRANT INSERT, SELECT, UPDATE (secret_hash) ON TABLE assay.reminders TO assay_app;

ALTER TABLE assay.retention_holds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.retention_holds FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.retention_holds FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT ON TABLE assay.retention_holds TO assay_app;

ALTER TABLE assay.retired_exercises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.retired_exercises FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT DELETE, INSERT, SELECT ON TABLE assay.retired_exercises TO assay_app;

ALTER TABLE assay.reviews ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.reviews FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER digest AFTER INSERT ON assay.reviews FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER only_when_erased BEFORE UPDATE OF notes ON assay.reviews FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.reviews FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT INSERT, SELECT, UPDATE (notes) ON TABLE assay.reviews TO assay_app;

ALTER TABLE assay.rulings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.rulings FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER only_when_erased BEFORE UPDATE OF reason ON assay.rulings FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.rulings FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT INSERT, SELECT, UPDATE (reason) ON TABLE assay.rulings TO assay_app;

ALTER TABLE assay.saved_views ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.saved_views FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE assay.saved_views TO assay_app;

ALTER TABLE assay.screen_exercises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.screen_exercises FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.screen_exercises FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
CREATE TRIGGER screen_exercises_are_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.screen_exercises FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
GRANT INSERT, SELECT ON TABLE assay.screen_exercises TO assay_app;

ALTER TABLE assay.screen_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.screen_versions FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.screen_versions FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'session'::text) AND (EXISTS ( SELECT
   FROM assay.sessions
  WHERE ((sessions.organization_id = screen_versions.organization_id) AND (sessions.screen_id = screen_versions.screen_id) AND (sessions.screen_version = screen_versions.version) AND (sessions.id = assay.current_session()))))));
CREATE TRIGGER screen_versions_are_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON assay.screen_versions FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
GRANT INSERT, SELECT ON TABLE assay.screen_versions TO assay_app;

ALTER TABLE assay.screens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.screens FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT, UPDATE (archived_at), UPDATE (draft), UPDATE (revision), UPDATE (title) ON TABLE assay.screens TO assay_app;

ALTER TABLE assay.session_digests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.session_digests FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE TRIGGER skip_try_out BEFORE INSERT ON assay.session_digests FOR EACH ROW EXECUTE FUNCTION assay.skip_try_out();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE assay.session_digests TO assay_app;

ALTER TABLE assay.session_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.session_keys FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_secret ON assay.session_keys FOR SELECT TO assay_app
  USING (((secret_hash = assay.current_secret()) AND (assay.scope() = 'secret'::text)));
CREATE POLICY own_session ON assay.session_keys FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE TRIGGER digest AFTER INSERT ON assay.session_keys FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.session_keys FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.session_keys FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT ON TABLE assay.session_keys TO assay_app;

ALTER TABLE assay.sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.sessions FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.sessions FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE TRIGGER digest AFTER INSERT OR UPDATE ON assay.sessions FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
GRANT INSERT, SELECT, UPDATE (deletion_requested_at), UPDATE (erased_at), UPDATE (expires_at), UPDATE (time_factor), UPDATE (withdrawn_at) ON TABLE assay.sessions TO assay_app;

ALTER TABLE assay.submissions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.submissions FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.submissions FOR SELECT TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE POLICY own_session_insert ON assay.submissions FOR INSERT TO assay_app
  WITH CHECK (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE TRIGGER only_when_erased BEFORE UPDATE OF files, idempotency_key ON assay.submissions FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.submissions FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT, UPDATE (files), UPDATE (grading), UPDATE (idempotency_key), UPDATE (share), UPDATE (step) ON TABLE assay.submissions TO assay_app;

ALTER TABLE assay.webhook_deliveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.webhook_deliveries FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT INSERT, SELECT ON TABLE assay.webhook_deliveries TO assay_app;

ALTER TABLE assay.webhook_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.webhook_messages FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT DELETE, INSERT, SELECT, UPDATE (next_try_at), UPDATE (state), UPDATE (tries) ON TABLE assay.webhook_messages TO assay_app;

ALTER TABLE assay.webhooks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.webhooks FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
GRANT DELETE, INSERT, SELECT, UPDATE (description), UPDATE (disabled_reason), UPDATE (enabled), UPDATE (event_types), UPDATE (failing_since), UPDATE (previous_secret), UPDATE (previous_until), UPDATE (secret), UPDATE (url) ON TABLE assay.webhooks TO assay_app;

ALTER TABLE assay.workspace_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.workspace_files FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (assay.scope() = 'organization'::text)));
CREATE POLICY own_session ON assay.workspace_files FOR ALL TO assay_app
  USING (((organization_id = assay.current_organization()) AND (session_id = assay.current_session()) AND (assay.scope() = 'session'::text)));
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.workspace_files FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.workspace_files FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE assay.workspace_files TO assay_app;

RESET ROLE;
