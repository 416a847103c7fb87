-- What Claude was asked to write for a draft, what that took, and how it ended. The files are in the draft, marked there.
SET LOCAL ROLE assay_owner;

CREATE TABLE assay.exercise_proposals (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  draft_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('sample', 'leak', 'pull-request')),
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'added', 'failed')),
  -- What to do next, or why there is nothing.
  message text,
  paths text[] NOT NULL DEFAULT '{}',
  -- Model, tokens and cost of the answer; null before there was one.
  run jsonb,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, draft_id) REFERENCES assay.exercise_drafts,
  CHECK ((state = 'asked') = (finished_at IS NULL))
);
CREATE INDEX exercise_proposals_by_draft ON assay.exercise_proposals (organization_id, draft_id, id);
ALTER TABLE assay.exercise_proposals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON assay.exercise_proposals TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');

GRANT SELECT, INSERT (organization_id, draft_id, what, requested_by), UPDATE (state, message, paths, run, finished_at) ON assay.exercise_proposals TO assay_app;

RESET ROLE;
