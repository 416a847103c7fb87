-- Mails are written in the transaction that causes them and sent by a job, so that none is lost while the mail
-- server is down and none goes out for something that was rolled back.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.outbox (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  -- It may hold a link that opens something, so it is forgotten as soon as it is sent.
  text text,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  tries integer NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CHECK ((state = 'sent') = (text IS NULL))
);

ALTER TABLE assay.outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.outbox TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');

GRANT SELECT, INSERT, UPDATE (text, state, tries, last_error, sent_at) ON assay.outbox TO assay_app;

RESET ROLE;
