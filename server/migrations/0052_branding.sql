-- How an organization looks to its candidates. The logo stands apart, so that asking for a colour reads no image.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.brandings (
  organization_id uuid PRIMARY KEY REFERENCES assay.organizations,
  -- It goes into a style sheet.
  accent text CHECK (accent ~ '^#[0-9a-f]{6}$'),
  support_email text
);

CREATE TABLE assay.logos (
  organization_id uuid PRIMARY KEY REFERENCES assay.organizations,
  -- SHA-256 of the content, also the end of its address.
  hash text NOT NULL,
  type text NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/webp')),
  width integer NOT NULL,
  height integer NOT NULL,
  content bytea NOT NULL
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['brandings', 'logos'] LOOP
    EXECUTE format('ALTER TABLE assay.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$CREATE POLICY organization ON assay.%I TO assay_app
      USING (organization_id = assay.current_organization() AND assay.scope() = 'organization')$policy$, name);
    EXECUTE format($policy$CREATE POLICY own_organization ON assay.%I FOR SELECT TO assay_app
      USING (organization_id = assay.current_organization() AND assay.scope() = 'session')$policy$, name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE (accent, support_email) ON assay.brandings TO assay_app;
GRANT SELECT, INSERT, UPDATE (hash, type, width, height, content), DELETE ON assay.logos TO assay_app;

RESET ROLE;
