-- Administrators invite, change and remove members. A member who was removed stays as a row, because grades,
-- decisions and the audit log name him; the account itself is deleted.
SET LOCAL ROLE assay_owner;

ALTER TABLE assay.members ADD COLUMN removed_at timestamptz;
-- One member for an address within an organization. Nothing here reaches across organizations: "taken" would tell.
CREATE UNIQUE INDEX members_by_email ON assay.members (organization_id, email) WHERE removed_at IS NULL;

ALTER POLICY own_account ON assay.members
  USING (account_id = assay.current_account() AND assay.scope() = 'account' AND removed_at IS NULL);
CREATE POLICY organization_insert ON assay.members FOR INSERT TO assay_app
  WITH CHECK (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY organization_update ON assay.members FOR UPDATE TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY own_organization_update ON assay.organizations FOR UPDATE TO assay_app
  USING (id = assay.current_organization() AND assay.scope() = 'organization');

-- Only the hash of the link is kept, as with candidates' invitations.
CREATE TABLE assay.member_invitations (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('admin', 'author', 'interviewer')),
  secret_hash bytea NOT NULL,
  invited_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX member_invitations_open ON assay.member_invitations (organization_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX member_invitations_by_secret ON assay.member_invitations (secret_hash);

ALTER TABLE assay.member_invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.member_invitations TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY own_secret ON assay.member_invitations FOR SELECT TO assay_app
  USING (secret_hash = assay.current_secret() AND assay.scope() = 'secret');

GRANT INSERT, UPDATE (name, role, removed_at) ON assay.members TO assay_app;
GRANT UPDATE (name) ON assay.organizations TO assay_app;
GRANT SELECT, INSERT, UPDATE (secret_hash, expires_at, accepted_at, revoked_at) ON assay.member_invitations TO assay_app;

RESET ROLE;
