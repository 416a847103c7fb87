-- name: insert_submission
INSERT INTO assay.submissions (organization_id, session_id, attempt_id, submitted_by, idempotency_key, files)
SELECT organization_id, session_id, id, $submitted_by, $idempotency_key, $files::jsonb FROM assay.attempts WHERE id = $attempt_id
RETURNING id;

-- name: insert_grade
INSERT INTO assay.grades (organization_id, session_id, attempt_id, submission_id, requested_by)
SELECT organization_id, session_id, attempt_id, id, $requested_by FROM assay.submissions WHERE id = $submission_id
RETURNING id;

-- name: select_submission
SELECT submissions.id, attempt_id, submitted_at, submitted_by, idempotency_key, files, grading, step, share, exercises.title
FROM assay.submissions
JOIN assay.attempts ON attempts.organization_id = submissions.organization_id AND attempts.id = submissions.attempt_id
JOIN assay.exercises ON exercises.id = attempts.exercise_id
WHERE attempt_id = $attempt_id;
