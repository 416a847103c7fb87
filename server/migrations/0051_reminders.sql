-- Reminders before the end of an invitation. A screen says how many hours before; each is sent once.
SET LOCAL ROLE assay_owner;

ALTER TABLE assay.screen_versions ADD reminder_hours integer[] NOT NULL DEFAULT '{48,24}';

-- A link is known by its hash alone, so a reminder holds another one, which opens the same invitation.
CREATE TABLE assay.reminders (
  organization_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  hours_before integer NOT NULL CHECK (hours_before > 0),
  -- Null once the candidate was sent a new link instead of the old ones.
  secret_hash bytea,
  sent_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, invitation_id, hours_before),
  FOREIGN KEY (organization_id, invitation_id) REFERENCES assay.invitations ON DELETE CASCADE
);
CREATE INDEX reminders_by_secret ON assay.reminders (secret_hash);

ALTER TABLE assay.reminders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.reminders TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY own_secret ON assay.reminders FOR SELECT TO assay_app
  USING (secret_hash = assay.current_secret() AND assay.scope() = 'secret');
CREATE POLICY own_reminder ON assay.invitations FOR SELECT TO assay_app
  USING (assay.scope() = 'secret' AND EXISTS (
    SELECT FROM assay.reminders WHERE reminders.organization_id = invitations.organization_id AND reminders.invitation_id = invitations.id
      AND reminders.secret_hash = assay.current_secret()));

GRANT SELECT, INSERT, UPDATE (secret_hash) ON assay.reminders TO assay_app;

RESET ROLE;
