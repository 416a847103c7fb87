-- Webhooks: what an organization's own systems are told. A message is written in the transaction of the change that it
-- tells of and delivered by a job, so that none is lost and none tells of something that was rolled back.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.webhooks (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  url text NOT NULL,
  description text NOT NULL,
  event_types text[] NOT NULL,
  -- Encrypted with the installation's secret: we sign with it. The one before stays good for a day.
  secret text NOT NULL,
  previous_secret text,
  previous_until timestamptz,
  enabled boolean NOT NULL DEFAULT true,
  -- Why we disabled it; null when a person did.
  disabled_reason text,
  -- The first failure since the last success.
  failing_since timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  CHECK ((previous_secret IS NULL) = (previous_until IS NULL)),
  CHECK (NOT enabled OR disabled_reason IS NULL)
);

-- One event for one webhook. `data` names by ids and holds nothing about a person, so that nothing is left here when a
-- candidate's data is deleted.
CREATE TABLE assay.webhook_messages (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  webhook_id uuid NOT NULL,
  type text NOT NULL,
  happened_at timestamptz NOT NULL,
  data jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  -- Since it was last asked for.
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, webhook_id) REFERENCES assay.webhooks ON DELETE CASCADE
);
CREATE INDEX webhook_messages_by_webhook ON assay.webhook_messages (organization_id, webhook_id, id);
CREATE INDEX webhook_messages_by_age ON assay.webhook_messages (organization_id, webhook_id, happened_at);

-- One call, whatever became of it.
CREATE TABLE assay.webhook_deliveries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  message_id uuid NOT NULL,
  attempted_at timestamptz NOT NULL,
  duration_ms integer NOT NULL,
  -- Null when nobody answered.
  status integer,
  -- The first bytes of it.
  answer text NOT NULL,
  error text,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, message_id) REFERENCES assay.webhook_messages ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_by_message ON assay.webhook_deliveries (organization_id, message_id, id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['webhooks', 'webhook_messages', 'webhook_deliveries'] LOOP
    EXECUTE format('ALTER TABLE assay.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$CREATE POLICY organization ON assay.%I TO assay_app
      USING (organization_id = assay.current_organization() AND assay.scope() = 'organization')$policy$, name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE (url, description, event_types, secret, previous_secret, previous_until, enabled, disabled_reason, failing_since), DELETE ON assay.webhooks TO assay_app;
GRANT SELECT, INSERT, UPDATE (state, tries, next_try_at), DELETE ON assay.webhook_messages TO assay_app;
GRANT SELECT, INSERT ON assay.webhook_deliveries TO assay_app;

RESET ROLE;
