-- Single sign-on: an organization's own identity provider. `link` is the end of the address where its members sign
-- in; it finds the row before an organization is known, as the other links do.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.identity_providers (
  organization_id uuid PRIMARY KEY REFERENCES assay.organizations,
  link text NOT NULL,
  issuer text NOT NULL,
  client_id text NOT NULL,
  -- Encrypted with the installation's secret: we have to present it.
  client_secret text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE assay.identity_providers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.identity_providers TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY own_link ON assay.identity_providers FOR SELECT TO assay_app
  USING (sha256(convert_to(link, 'UTF8')) = assay.current_secret() AND assay.scope() = 'secret');

GRANT SELECT, INSERT, UPDATE (issuer, client_id, client_secret, updated_at), DELETE ON assay.identity_providers TO assay_app;

RESET ROLE;
