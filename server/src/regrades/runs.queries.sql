-- name: select_run_job
SELECT runs.id, runs.regrade_id, runs.exercise_id, submissions.files, attempts.variant, attempts.seed, attempts.workspace
FROM assay.regrade_runs AS runs
JOIN assay.submissions ON submissions.organization_id = runs.organization_id AND submissions.id = runs.submission_id
JOIN assay.attempts ON attempts.organization_id = runs.organization_id AND attempts.id = runs.attempt_id
WHERE runs.id = $id AND runs.finished_at IS NULL;

-- name: start_try
UPDATE assay.regrade_runs SET state = 'running', tries = tries + 1 WHERE id = $id AND finished_at IS NULL RETURNING tries;

-- name: update_progress
UPDATE assay.regrade_runs SET step = $step, share = $share WHERE id = $id AND finished_at IS NULL;

-- name: requeue_run
UPDATE assay.regrade_runs SET state = 'queued', incident_id = $incident_id, step = NULL, share = NULL WHERE id = $id AND finished_at IS NULL;

-- name: finish_run
-- A run that was cancelled meanwhile stays so.
UPDATE assay.regrade_runs SET state = $state, report = $report::jsonb, score = $score, incident_id = $incident_id, step = NULL, share = NULL, finished_at = now()
WHERE id = $id AND finished_at IS NULL;
