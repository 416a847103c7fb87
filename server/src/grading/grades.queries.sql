-- name: select_grade_job
SELECT grades.id, grades.attempt_id, grades.session_id, grades.submission_id, grades.tries, submissions.files, attempts.exercise_id, attempts.variant, attempts.seed, attempts.workspace
FROM assay.grades
JOIN assay.submissions ON submissions.organization_id = grades.organization_id AND submissions.id = grades.submission_id
JOIN assay.attempts ON attempts.organization_id = grades.organization_id AND attempts.id = grades.attempt_id
WHERE grades.id = $id AND grades.finished_at IS NULL;

-- name: select_first_grade
SELECT id FROM assay.grades WHERE submission_id = $submission_id ORDER BY id LIMIT 1;

-- name: start_try
UPDATE assay.grades SET state = 'running', tries = tries + 1 WHERE id = $id AND finished_at IS NULL RETURNING tries;

-- name: update_grade_progress
UPDATE assay.grades SET step = $step, share = $share WHERE id = $id AND finished_at IS NULL;

-- name: update_submission_grading
UPDATE assay.submissions SET grading = $grading, step = $step, share = $share WHERE id = $submission_id;

-- name: finish_grade
UPDATE assay.grades SET state = $state, report = $report::jsonb, score = $score, incident_id = $incident_id, step = NULL, share = NULL, finished_at = now()
WHERE id = $id AND finished_at IS NULL;

-- name: requeue_grade
UPDATE assay.grades SET state = 'queued', incident_id = $incident_id, step = NULL, share = NULL WHERE id = $id AND finished_at IS NULL;

-- name: touch_attempt
UPDATE assay.attempts SET updated_at = now() WHERE id = $attempt_id;
