-- Who asks, as settings of one transaction: nothing is visible until the server has said so. The functions take
-- no arguments, so that a caller cannot ask them about somebody else, and an empty setting is the same as none.
SET LOCAL ROLE assay_owner;

CREATE FUNCTION assay.scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('assay.scope', true), '');

CREATE FUNCTION assay.current_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('assay.organization', true), '')::uuid;

CREATE FUNCTION assay.current_session() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('assay.session', true), '')::uuid;

CREATE FUNCTION assay.current_account() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('assay.account', true), '');

-- Hash of the secret that the caller holds: an invitation's link or a browser's key.
CREATE FUNCTION assay.current_secret() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN decode(nullif(current_setting('assay.secret', true), ''), 'hex');

CREATE FUNCTION assay.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

GRANT USAGE ON SCHEMA assay TO assay_app;

RESET ROLE;
