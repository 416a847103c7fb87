-- name: select_latest_check_run
SELECT id, state, requested_at, finished_at, checks, reason, step, share FROM assay.check_runs
WHERE attempt_id = $attempt_id ORDER BY id DESC LIMIT 1;

-- name: insert_check_run
INSERT INTO assay.check_runs (organization_id, session_id, attempt_id, files)
SELECT organization_id, session_id, id, $files::jsonb FROM assay.attempts WHERE id = $attempt_id
RETURNING id, state, requested_at, finished_at, checks, reason, step, share;

-- name: select_job
SELECT check_runs.attempt_id, check_runs.requested_at, check_runs.files, attempts.exercise_id, attempts.variant, attempts.seed, attempts.workspace
FROM assay.check_runs JOIN assay.attempts ON attempts.organization_id = check_runs.organization_id AND attempts.id = check_runs.attempt_id
WHERE check_runs.id = $id AND check_runs.finished_at IS NULL;

-- name: update_progress
UPDATE assay.check_runs SET state = 'running', step = $step, share = $share WHERE id = $id AND finished_at IS NULL;

-- name: finish
UPDATE assay.check_runs SET state = $state, checks = $checks::jsonb, reason = $reason, step = NULL, share = NULL, finished_at = now()
WHERE id = $id AND finished_at IS NULL;

-- name: select_check_runs
SELECT id, state, requested_at, finished_at, checks, reason, step, share FROM assay.check_runs
WHERE attempt_id = $attempt_id AND state = 'done' ORDER BY id DESC LIMIT 10;

-- name: cancel_check_run
-- Both keys: a run's id alone must never be enough to reach it.
UPDATE assay.check_runs SET state = 'ungradable', reason = 'Cancelled.', step = NULL, share = NULL, finished_at = now()
WHERE attempt_id = $attempt_id AND id = $id AND finished_at IS NULL
RETURNING id, state, requested_at, finished_at, checks, reason, step, share;
