-- Keys for programs. Only the hash is kept; `prefix` lets people tell keys apart.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.api_keys (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  prefix text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'write']),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX api_keys_by_secret ON assay.api_keys (secret_hash);

ALTER TABLE assay.api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.api_keys TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY own_secret ON assay.api_keys FOR SELECT TO assay_app
  USING (secret_hash = assay.current_secret() AND assay.scope() = 'secret');

GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON assay.api_keys TO assay_app;

RESET ROLE;
