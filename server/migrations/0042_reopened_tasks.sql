-- A task that the deadline handed in can be reopened. Then there is one submission again, the next one; what was handed
-- in before stands here with its grades, and nothing reads it by mistake.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.earlier_submissions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  files jsonb NOT NULL,
  submitted_at timestamptz NOT NULL,
  started_at timestamptz NOT NULL,
  -- The rows as they were, newest first.
  grades jsonb NOT NULL,
  reopened_by text NOT NULL,
  reopened_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, session_id, attempt_id) REFERENCES assay.attempts ON DELETE CASCADE
);
CREATE INDEX earlier_submissions_by_attempt ON assay.earlier_submissions (organization_id, session_id, attempt_id);
ALTER TABLE assay.earlier_submissions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.earlier_submissions TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');

GRANT SELECT, INSERT ON assay.earlier_submissions TO assay_app;
GRANT DELETE ON assay.submissions, assay.grades TO assay_app;

RESET ROLE;
