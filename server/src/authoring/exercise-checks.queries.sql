-- name: select_latest_check
SELECT id, state, content_hash, step, share, problems, matrix, incident_id, requested_at, finished_at
FROM assay.exercise_checks WHERE draft_id = $draft_id ORDER BY id DESC LIMIT 1;

-- name: select_verdict
-- What the last check that came to an end says of this content: a second run may say otherwise than the first.
SELECT state FROM assay.exercise_checks WHERE draft_id = $draft_id AND content_hash = $content_hash AND state IN ('ready', 'refused') ORDER BY id DESC LIMIT 1;

-- name: insert_check
INSERT INTO assay.exercise_checks (organization_id, draft_id, requested_by) VALUES (assay.current_organization(), $draft_id, $by)
RETURNING id, state, content_hash, step, share, problems, matrix, incident_id, requested_at, finished_at;

-- name: start_check
-- Null when it is finished. One whose worker died begins anew.
UPDATE assay.exercise_checks SET state = 'running' FROM assay.exercise_drafts AS drafts
WHERE exercise_checks.id = $id AND finished_at IS NULL AND drafts.organization_id = exercise_checks.organization_id AND drafts.id = draft_id
RETURNING draft_id, drafts.slug;

-- name: note_content
UPDATE assay.exercise_checks SET content_hash = $content_hash WHERE id = $id AND finished_at IS NULL;

-- name: update_progress
UPDATE assay.exercise_checks SET step = $step, share = $share WHERE id = $id AND finished_at IS NULL;

-- name: finish_check
UPDATE assay.exercise_checks SET state = $state, problems = $problems::jsonb, matrix = $matrix::jsonb, incident_id = $incident_id, step = NULL, share = NULL, finished_at = now()
WHERE id = $id AND finished_at IS NULL;

-- name: cancel_check
UPDATE assay.exercise_checks SET state = 'cancelled', step = NULL, share = NULL, finished_at = now() WHERE draft_id = $draft_id AND id = $id AND finished_at IS NULL;
