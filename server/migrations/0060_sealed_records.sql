-- A record must outlive the person it tells of; the words in it must not. The chain therefore holds no words but a seal of
-- them: a hash over the words and a salt of the row. Whoever destroys words and salt leaves a seal that nobody can open
-- or guess, and the chain holds as before.
SET LOCAL ROLE assay_owner;
SET LOCAL timezone = 'UTC';

CREATE FUNCTION assay.seal(salt bytea, words jsonb) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(salt || convert_to(words::text, 'UTF8'));

-- Of Postgres' strong random source; a UUID has six bits that are not random.
CREATE FUNCTION assay.new_salt() RETURNS bytea LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

ALTER TABLE assay.sessions ADD erased_at timestamptz;
ALTER TABLE assay.events ADD salt bytea, ADD seal bytea;
-- The session that an entry is about, so that its words go when the session's go.
ALTER TABLE assay.audit ADD salt bytea, ADD seal bytea, ADD session_id uuid;

CREATE FUNCTION assay.session_of_subject(of_organization uuid, subject text) RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  of_id uuid := CASE WHEN subject ~ '^(session|attempt|invitation):[0-9a-f-]{36}$' THEN split_part(subject, ':', 2)::uuid END;
BEGIN
  RETURN CASE split_part(subject, ':', 1)
    WHEN 'session' THEN (SELECT id FROM assay.sessions WHERE organization_id = of_organization AND id = of_id)
    WHEN 'attempt' THEN (SELECT session_id FROM assay.attempts WHERE organization_id = of_organization AND id = of_id)
    WHEN 'invitation' THEN (SELECT session_id FROM assay.invitations WHERE organization_id = of_organization AND id = of_id)
  END;
END $$;

-- The next link: all of a record but its words and their salt. Times are read as UTC.
CREATE FUNCTION assay.link(previous bytea, record jsonb) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN assay.digest(previous, record - '{hash,salt,summary,detail}'::text[]);

CREATE OR REPLACE FUNCTION assay.chain_event() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
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
END $$;

CREATE OR REPLACE FUNCTION assay.chain_audit() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
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
END $$;

-- What exists is linked anew as far as the old chain holds. From a break on the old hashes stay: they follow under the new
-- rule no more than under the old one, so that a break shows where it showed before.
DO $$
DECLARE
  name text;
  tables text[] := ARRAY['sessions', 'invitations', 'attempts', 'events', 'audit', 'audit_heads'];
  old record;
  sealed jsonb;
  chain text;
  holds boolean;
  old_hash bytea;
  new_hash bytea;
  new_salt bytea;
  new_seal bytea;
  of_session uuid;
BEGIN
  FOREACH name IN ARRAY tables LOOP EXECUTE format('ALTER TABLE assay.%I NO FORCE ROW LEVEL SECURITY', name); END LOOP;
  ALTER TABLE assay.events DISABLE TRIGGER append_only;
  ALTER TABLE assay.audit DISABLE TRIGGER append_only;

  chain := '';
  FOR old IN SELECT * FROM assay.events ORDER BY organization_id, session_id, attempt_id, sequence LOOP
    IF chain <> old.attempt_id::text THEN
      chain := old.attempt_id; holds := true; old_hash := '\x'; new_hash := '\x';
    END IF;
    holds := holds AND old.hash = assay.digest(old_hash, to_jsonb(old) - '{hash,salt,seal}'::text[]);
    new_salt := assay.new_salt();
    new_seal := assay.seal(new_salt, jsonb_build_object('summary', old.summary, 'detail', old.detail));
    new_hash := CASE WHEN holds THEN assay.link(new_hash, to_jsonb(old) || jsonb_build_object('seal', new_seal)) ELSE old.hash END;
    UPDATE assay.events SET salt = new_salt, seal = new_seal, hash = new_hash
      WHERE organization_id = old.organization_id AND session_id = old.session_id AND attempt_id = old.attempt_id AND sequence = old.sequence;
    UPDATE assay.attempts SET event_hash = new_hash
      WHERE organization_id = old.organization_id AND session_id = old.session_id AND id = old.attempt_id AND event_count = old.sequence AND event_hash = old.hash;
    old_hash := old.hash;
  END LOOP;

  chain := '';
  FOR old IN SELECT * FROM assay.audit ORDER BY organization_id, sequence LOOP
    IF chain <> old.organization_id::text THEN
      chain := old.organization_id; holds := true; old_hash := '\x'; new_hash := '\x';
    END IF;
    holds := holds AND old.hash = assay.digest(old_hash, to_jsonb(old) - '{hash,salt,seal,session_id}'::text[]);
    of_session := assay.session_of_subject(old.organization_id, old.subject);
    new_salt := assay.new_salt();
    new_seal := assay.seal(new_salt, old.detail);
    new_hash := CASE WHEN holds THEN assay.link(new_hash, to_jsonb(old) || jsonb_build_object('seal', new_seal, 'session_id', of_session)) ELSE old.hash END;
    UPDATE assay.audit SET salt = new_salt, seal = new_seal, session_id = of_session, hash = new_hash WHERE organization_id = old.organization_id AND sequence = old.sequence;
    UPDATE assay.audit_heads SET hash = new_hash WHERE organization_id = old.organization_id AND sequence = old.sequence AND hash = old.hash;
    old_hash := old.hash;
  END LOOP;

  ALTER TABLE assay.events ENABLE TRIGGER append_only;
  ALTER TABLE assay.audit ENABLE TRIGGER append_only;
  FOREACH name IN ARRAY tables LOOP EXECUTE format('ALTER TABLE assay.%I FORCE ROW LEVEL SECURITY', name); END LOOP;
END $$;

ALTER TABLE assay.events ALTER seal SET NOT NULL;
ALTER TABLE assay.audit ALTER seal SET NOT NULL;
CREATE INDEX audit_by_session ON assay.audit (organization_id, session_id) WHERE session_id IS NOT NULL;

-- What a person said and made is neither changed nor taken away, except when all of a session is.
CREATE FUNCTION assay.only_when_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM assay.sessions WHERE organization_id = OLD.organization_id AND id = OLD.session_id AND erased_at IS NOT NULL) THEN
    RAISE EXCEPTION '% keeps what was said', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

-- Of a record only the words and their salt can go, and nothing can come in their place.
DROP TRIGGER append_only ON assay.events;
DROP TRIGGER append_only ON assay.audit;
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON assay.events FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON assay.audit FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER append_only_words BEFORE UPDATE ON assay.events FOR EACH ROW
  WHEN (NEW.salt IS NOT NULL OR NEW.summary <> '' OR NEW.detail <> '{}' OR to_jsonb(NEW) - '{salt,summary,detail}'::text[] <> to_jsonb(OLD) - '{salt,summary,detail}'::text[])
  EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER append_only_words BEFORE UPDATE ON assay.audit FOR EACH ROW
  WHEN (NEW.salt IS NOT NULL OR NEW.detail <> '{}' OR to_jsonb(NEW) - '{salt,detail}'::text[] <> to_jsonb(OLD) - '{salt,detail}'::text[])
  EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER only_when_erased BEFORE UPDATE ON assay.events FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE UPDATE ON assay.audit FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();

RESET ROLE;
