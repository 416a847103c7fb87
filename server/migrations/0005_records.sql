-- Append-only records. Each row carries the hash of the one before it, so that a row that was changed or taken out
-- by somebody with more rights than the application shows when the chain is followed.
SET LOCAL ROLE assay_owner;

CREATE FUNCTION assay.digest(previous bytea, record jsonb) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(previous || convert_to(record::text, 'UTF8'));

CREATE TABLE assay.events (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  -- 1, 2, 3 … within the attempt.
  sequence integer NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL,
  summary text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  happened_at timestamptz NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (organization_id, session_id, attempt_id, sequence),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts
);
CREATE INDEX events_by_attempt ON assay.events (organization_id, attempt_id, sequence);

CREATE TABLE assay.audit (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  sequence integer NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  happened_at timestamptz NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (organization_id, sequence)
);
CREATE TABLE assay.audit_heads (
  organization_id uuid PRIMARY KEY REFERENCES assay.organizations,
  sequence integer NOT NULL,
  hash bytea NOT NULL
);

-- The head row is locked by the update, so that two writers cannot take the same place in the chain. Time and place
-- are set here: a caller cannot date a record back.
CREATE FUNCTION assay.chain_event() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
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
END $$;

CREATE FUNCTION assay.chain_audit() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
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
END $$;

CREATE TRIGGER chain BEFORE INSERT ON assay.events FOR EACH ROW EXECUTE FUNCTION assay.chain_event();
CREATE TRIGGER chain BEFORE INSERT ON assay.audit FOR EACH ROW EXECUTE FUNCTION assay.chain_audit();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON assay.events
  FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON assay.audit
  FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();

ALTER TABLE assay.events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.audit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.audit_heads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.events TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY own_session ON assay.events TO assay_app
  USING (organization_id = assay.current_organization() AND session_id = assay.current_session() AND assay.scope() = 'session');
CREATE POLICY organization ON assay.audit TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY organization ON assay.audit_heads TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');

GRANT SELECT, INSERT ON assay.events, assay.audit TO assay_app;
GRANT SELECT, INSERT, UPDATE ON assay.audit_heads TO assay_app;

RESET ROLE;
