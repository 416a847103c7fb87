-- name: select_proposals
SELECT id, what, state, message, paths, run, requested_at, finished_at FROM assay.exercise_proposals WHERE draft_id = $draft_id ORDER BY id DESC LIMIT 20;

-- name: insert_proposal
INSERT INTO assay.exercise_proposals (organization_id, draft_id, what, requested_by) VALUES (assay.current_organization(), $draft_id, $what, $by)
RETURNING id, what, state, message, paths, run, requested_at, finished_at;

-- name: select_asked
-- Null when it has ended.
SELECT what, draft_id, slug, requested_by FROM assay.exercise_proposals AS proposals JOIN assay.exercise_drafts AS drafts ON drafts.organization_id = proposals.organization_id AND drafts.id = draft_id
WHERE proposals.id = $id AND finished_at IS NULL;

-- name: finish_proposal
UPDATE assay.exercise_proposals SET state = $state, message = $message, paths = $paths::text[], run = $run::jsonb, finished_at = now() WHERE id = $id AND finished_at IS NULL;
