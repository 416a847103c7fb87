-- The list of sessions filters and sorts thousands by what stands in ten thousands of attempts and grades. One row a
-- session holds the outcome. It is written by triggers in the transaction of the change, so that nobody can forget it.
SET LOCAL ROLE assay_owner;

-- A candidate sees no review and no decision; his own session never goes beyond `submitted`.
CREATE OR REPLACE FUNCTION assay.session_states() RETURNS TABLE (organization_id uuid, session_id uuid, state text, ends_at timestamptz) LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT sessions.organization_id, sessions.id,
    CASE
      WHEN sessions.withdrawn_at IS NOT NULL OR invitations.revoked_at IS NOT NULL THEN 'withdrawn'
      WHEN EXISTS (SELECT FROM assay.decisions WHERE decisions.organization_id = sessions.organization_id AND decisions.session_id = sessions.id) THEN 'decided'
      WHEN tasks.unfinished = 0 THEN CASE WHEN NOT tasks.graded THEN 'submitted' WHEN tasks.reviewed THEN 'reviewed' ELSE 'graded' END
      WHEN clock.ends_at <= now() AND NOT tasks.running THEN 'expired'
      WHEN tasks.first_start IS NOT NULL THEN 'in_progress'
      WHEN EXISTS (SELECT FROM assay.session_keys WHERE session_keys.organization_id = sessions.organization_id AND session_keys.session_id = sessions.id) THEN 'started'
      ELSE 'invited'
    END,
    clock.ends_at
  FROM assay.sessions
  JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id
    AND screen_versions.version = sessions.screen_version
  LEFT JOIN assay.invitations ON invitations.organization_id = sessions.organization_id AND invitations.session_id = sessions.id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE attempts.closed_at IS NULL) AS unfinished, min(attempts.started_at) AS first_start,
      coalesce(bool_or(attempts.started_at IS NOT NULL AND attempts.closed_at IS NULL), false) AS running,
      bool_and(coalesce(latest.state IN ('graded', 'ungradable'), false)) AS graded,
      -- Every task was rated by somebody.
      bool_and(EXISTS (SELECT FROM assay.reviews WHERE reviews.organization_id = attempts.organization_id AND reviews.attempt_id = attempts.id)) AS reviewed,
      coalesce(sum(attempts.minutes), 0) + 10 * greatest(count(*) - 1, 0) AS sitting_minutes, coalesce(sum(attempts.credit_seconds), 0) AS credit_seconds
    FROM assay.attempts
    LEFT JOIN LATERAL (
      SELECT grades.state FROM assay.grades
      WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
    ) latest ON true
    WHERE attempts.organization_id = sessions.organization_id AND attempts.session_id = sessions.id
  ) tasks
  CROSS JOIN LATERAL (
    SELECT least(sessions.expires_at, CASE WHEN NOT screen_versions.breaks_allowed THEN tasks.first_start + make_interval(mins => tasks.sitting_minutes::integer) END)
      + make_interval(secs => tasks.credit_seconds::double precision) AS ends_at
  ) clock;
END;

-- As `fitOf` in server/src/screens/fit.ts, for filtering; a test holds the two together.
CREATE FUNCTION assay.fit_of(rule jsonb, database_security integer, llm_systems integer, code_review integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN database_security IS NULL OR llm_systems IS NULL OR (rule->>'codeReview' IS NOT NULL AND code_review IS NULL) THEN 'open'
    WHEN (database_security >= (rule->>'databaseSecurity')::integer) <> (llm_systems >= (rule->>'llmSystems')::integer) THEN 'one-depth-only'
    WHEN database_security >= (rule->>'databaseSecurity')::integer AND coalesce(code_review >= (rule->>'codeReview')::integer, true) THEN 'both-depths'
    ELSE 'not-enough'
  END;

CREATE TABLE assay.session_digests (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  -- What the list searches, filters and sorts by stands here, so that it reads one narrow table.
  screen_id uuid,
  name text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  -- As of the last change; `state_by_now` knows what time alone changes.
  state text NOT NULL DEFAULT 'invited',
  ends_at timestamptz NOT NULL DEFAULT now(),
  running boolean NOT NULL DEFAULT false,
  database_security integer,
  llm_systems integer,
  code_review integer,
  fit text NOT NULL DEFAULT 'open',
  -- Of the tasks that were handed in.
  used_ms bigint NOT NULL DEFAULT 0,
  reviewers integer NOT NULL DEFAULT 0,
  decision text,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, session_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions ON DELETE CASCADE
);
ALTER TABLE assay.session_digests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.session_digests TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
GRANT SELECT, INSERT, UPDATE, DELETE ON assay.session_digests TO assay_app;

-- A trigger's function, because nobody can call one: it acts in a wider scope than a candidate's.
CREATE FUNCTION assay.session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

CREATE FUNCTION assay.candidate_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An update that changes nothing, so that the sessions' own trigger runs.
  UPDATE assay.sessions SET expires_at = expires_at WHERE organization_id = NEW.organization_id AND candidate_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER digest AFTER UPDATE OF name, email ON assay.candidates FOR EACH ROW EXECUTE FUNCTION assay.candidate_changed();
CREATE TRIGGER digest AFTER INSERT OR UPDATE ON assay.sessions FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER digest AFTER INSERT OR UPDATE OF revoked_at ON assay.invitations FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER digest AFTER INSERT ON assay.session_keys FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
-- Not of `updated_at` and the chain of events: a candidate's every save would pay for it.
CREATE TRIGGER digest AFTER INSERT OR UPDATE OF started_at, closed_at, minutes, credit_seconds ON assay.attempts FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER digest AFTER INSERT OR UPDATE OF state, score, ruled_score ON assay.grades FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER digest AFTER INSERT ON assay.reviews FOR EACH ROW EXECUTE FUNCTION assay.session_changed();
CREATE TRIGGER digest AFTER INSERT ON assay.decisions FOR EACH ROW EXECUTE FUNCTION assay.session_changed();

CREATE FUNCTION assay.state_by_now(state text, ends_at timestamptz, running boolean) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN state IN ('invited', 'started', 'in_progress') AND ends_at <= now() AND NOT running THEN 'expired' ELSE state END;

-- A session as the list shows it. Row security of the caller applies.
CREATE FUNCTION assay.session_rows() RETURNS TABLE (
  organization_id uuid, id uuid, name text, email text, screen_id uuid, screen_title text, screen_version integer, rule jsonb, state text,
  database_security integer, llm_systems integer, code_review integer, fit text, used_ms bigint, reviewers integer, decision text, created_at timestamptz, updated_at timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
SELECT sessions.organization_id, sessions.id, digests.name, digests.email, sessions.screen_id, screen_versions.title AS screen_title, sessions.screen_version, screen_versions.rule,
  assay.state_by_now(digests.state, digests.ends_at, digests.running) AS state,
  digests.database_security, digests.llm_systems, digests.code_review, digests.fit, digests.used_ms, digests.reviewers, digests.decision,
  sessions.created_at, digests.changed_at AS updated_at
FROM assay.sessions
JOIN assay.session_digests AS digests ON digests.organization_id = sessions.organization_id AND digests.session_id = sessions.id
JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id AND screen_versions.version = sessions.screen_version;
END;

-- Sessions from before.
DO $$
DECLARE
  name text;
  tables text[] := ARRAY['sessions', 'invitations', 'session_keys', 'attempts', 'grades', 'reviews', 'decisions', 'screen_versions', 'candidates', 'session_digests'];
BEGIN
  FOREACH name IN ARRAY tables LOOP EXECUTE format('ALTER TABLE assay.%I NO FORCE ROW LEVEL SECURITY', name); END LOOP;
  UPDATE assay.sessions SET expires_at = expires_at;
  FOREACH name IN ARRAY tables LOOP EXECUTE format('ALTER TABLE assay.%I FORCE ROW LEVEL SECURITY', name); END LOOP;
END $$;

RESET ROLE;
