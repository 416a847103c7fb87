-- How long an organization keeps what it holds about candidates, and how it forgets it. The rows stay without the person:
-- scores, verdicts, times and ratings are what statistics count.
SET LOCAL ROLE assay_owner;

ALTER TABLE assay.organizations ADD retention_days integer NOT NULL DEFAULT 180 CHECK (retention_days BETWEEN 7 AND 3650);
ALTER TABLE assay.sessions ADD deletion_requested_at timestamptz;
-- Mails to a candidate or about one go with the session.
ALTER TABLE assay.outbox ADD session_id uuid;
ALTER TABLE assay.outbox ADD FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions;

-- A session that must not be deleted for now, e.g. because of a dispute at law.
CREATE TABLE assay.retention_holds (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  reason text NOT NULL,
  account_id text NOT NULL,
  held_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, session_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES assay.sessions
);

-- What a candidate says is wrong with the result of a task, and what the organization answers: once a task.
CREATE TABLE assay.disputes (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  text text NOT NULL,
  raised_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  answer text,
  answered_by text,
  answered_at timestamptz,
  PRIMARY KEY (organization_id, session_id, attempt_id),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts,
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX disputes_by_attempt ON assay.disputes (organization_id, attempt_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['retention_holds', 'disputes'] LOOP
    EXECUTE format('ALTER TABLE assay.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$CREATE POLICY organization ON assay.%I TO assay_app
      USING (organization_id = assay.current_organization() AND assay.scope() = 'organization')$policy$, name);
  END LOOP;
END $$;

-- Invitations that were mailed before mails named their session.
ALTER TABLE assay.outbox NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.sessions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.candidates NO FORCE ROW LEVEL SECURITY;
UPDATE assay.outbox SET session_id = (
  SELECT sessions.id FROM assay.candidates
  JOIN assay.sessions ON sessions.organization_id = candidates.organization_id AND sessions.candidate_id = candidates.id
  WHERE candidates.organization_id = outbox.organization_id AND candidates.email = outbox.recipient AND sessions.created_at <= outbox.created_at
  ORDER BY sessions.id DESC LIMIT 1
) WHERE kind = 'invitation';
ALTER TABLE assay.outbox FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.candidates FORCE ROW LEVEL SECURITY;

-- When each session ended and when it is to be deleted; one that was deleted is not among them. Row security of the caller applies.
CREATE FUNCTION assay.retention() RETURNS TABLE (organization_id uuid, session_id uuid, ended_at timestamptz, delete_at timestamptz) LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT sessions.organization_id, sessions.id, ended.at, ended.at + make_interval(days => organizations.retention_days)
  FROM assay.sessions
  JOIN assay.organizations ON organizations.id = sessions.organization_id
  JOIN assay.session_digests AS digests ON digests.organization_id = sessions.organization_id AND digests.session_id = sessions.id
  CROSS JOIN LATERAL (
    SELECT greatest(
      CASE assay.state_by_now(digests.state, digests.ends_at, digests.running)
        WHEN 'decided' THEN (SELECT max(decided_at) FROM assay.decisions WHERE decisions.organization_id = sessions.organization_id AND decisions.session_id = sessions.id)
        WHEN 'withdrawn' THEN coalesce(sessions.withdrawn_at,
          (SELECT revoked_at FROM assay.invitations WHERE invitations.organization_id = sessions.organization_id AND invitations.session_id = sessions.id))
        WHEN 'submitted' THEN last_act.at WHEN 'graded' THEN last_act.at WHEN 'reviewed' THEN last_act.at
        ELSE digests.ends_at
      END,
      (SELECT max(coalesce(answered_at, changed_at)) FROM assay.disputes WHERE disputes.organization_id = sessions.organization_id AND disputes.session_id = sessions.id)
    ) AS at
    FROM (
      SELECT greatest(
        (SELECT max(closed_at) FROM assay.attempts WHERE attempts.organization_id = sessions.organization_id AND attempts.session_id = sessions.id),
        (SELECT max(given_at) FROM assay.reviews WHERE reviews.organization_id = sessions.organization_id AND reviews.session_id = sessions.id),
        (SELECT max(ruled_at) FROM assay.rulings WHERE rulings.organization_id = sessions.organization_id AND rulings.session_id = sessions.id)) AS at
    ) AS last_act
  ) AS ended
  WHERE sessions.erased_at IS NULL;
END;
CREATE INDEX rulings_by_session ON assay.rulings (organization_id, session_id);

-- Nothing is added to a session whose person was forgotten, by whatever way it comes: a page that was open, a job that waited.
CREATE FUNCTION assay.refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM assay.sessions WHERE organization_id = NEW.organization_id AND id = NEW.session_id AND erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the session was erased' USING ERRCODE = 'ASE01';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['session_keys', 'workspace_files', 'check_runs', 'submissions', 'grades', 'events', 'reviews', 'rulings', 'decisions', 'retention_holds', 'disputes', 'outbox'] LOOP
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.%I FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased()', name);
  END LOOP;
END $$;

CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.session_keys FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.workspace_files FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.check_runs FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.disputes FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.outbox FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE UPDATE OF files, idempotency_key ON assay.submissions FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE UPDATE OF notes ON assay.reviews FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE UPDATE OF reason ON assay.rulings FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE UPDATE OF reason ON assay.decisions FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();

GRANT UPDATE (retention_days) ON assay.organizations TO assay_app;
GRANT UPDATE (deletion_requested_at, erased_at, time_factor) ON assay.sessions TO assay_app;
GRANT UPDATE (name, email) ON assay.candidates TO assay_app;
GRANT SELECT, INSERT, DELETE ON assay.retention_holds TO assay_app;
GRANT SELECT, INSERT, DELETE, UPDATE (text, changed_at, answer, answered_by, answered_at) ON assay.disputes TO assay_app;
GRANT DELETE ON assay.session_keys, assay.workspace_files, assay.check_runs, assay.grades, assay.outbox TO assay_app;
GRANT UPDATE (files, idempotency_key) ON assay.submissions TO assay_app;
GRANT UPDATE (notes) ON assay.reviews TO assay_app;
GRANT UPDATE (reason) ON assay.rulings, assay.decisions TO assay_app;
GRANT UPDATE (summary, detail, salt) ON assay.events TO assay_app;
GRANT UPDATE (detail, salt) ON assay.audit TO assay_app;

-- The queue's nightly job is one for the whole server; it learns which organizations there are, and nothing else of them.
CREATE POLICY nightly ON assay.organizations FOR SELECT TO assay_owner USING (assay.scope() = 'nightly');

SET LOCAL ROLE assay_queue;
GRANT USAGE, CREATE ON SCHEMA jobs TO assay_owner;
SET LOCAL ROLE assay_owner;
CREATE FUNCTION jobs.organization_ids() RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('assay.scope', 'nightly', true);
  RETURN QUERY SELECT id FROM assay.organizations;
END $$;
REVOKE EXECUTE ON FUNCTION jobs.organization_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION jobs.organization_ids TO assay_queue;
SET LOCAL ROLE assay_queue;
REVOKE CREATE ON SCHEMA jobs FROM assay_owner;

RESET ROLE;
