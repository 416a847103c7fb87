-- name: select_closed_by_deadline
-- `graded`: its last run has ended; one that is on its way would report on a submission that is not there any more.
SELECT attempts.id, exercises.title, coalesce(latest.finished_at IS NOT NULL, false) AS graded,
  EXISTS (SELECT FROM assay.reviews WHERE reviews.organization_id = attempts.organization_id AND reviews.attempt_id = attempts.id) AS rated
FROM assay.attempts
JOIN assay.exercises ON exercises.id = attempts.exercise_id
JOIN assay.submissions ON submissions.organization_id = attempts.organization_id AND submissions.attempt_id = attempts.id AND submissions.submitted_by = 'deadline'
LEFT JOIN LATERAL (
  SELECT grades.finished_at FROM assay.grades WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
) latest ON true
WHERE attempts.session_id = $session_id ORDER BY attempts.position;

-- name: keep_submission
INSERT INTO assay.earlier_submissions (organization_id, id, session_id, attempt_id, files, submitted_at, started_at, grades, reopened_by)
SELECT submissions.organization_id, submissions.id, submissions.session_id, submissions.attempt_id, submissions.files, submissions.submitted_at, attempts.started_at,
  coalesce((SELECT jsonb_agg(to_jsonb(grades) ORDER BY grades.id DESC) FROM assay.grades WHERE grades.organization_id = submissions.organization_id AND grades.submission_id = submissions.id), '[]'), $reopened_by
FROM assay.submissions JOIN assay.attempts ON attempts.organization_id = submissions.organization_id AND attempts.id = submissions.attempt_id
WHERE submissions.attempt_id = $attempt_id;

-- name: delete_check_results
DELETE FROM assay.check_results WHERE attempt_id = $attempt_id;

-- name: delete_grades
DELETE FROM assay.grades WHERE attempt_id = $attempt_id;

-- name: delete_submission
DELETE FROM assay.submissions WHERE attempt_id = $attempt_id;

-- name: reopen_attempt
-- As before its start: the clock begins when its workspace answers, as for every task. Drafts stay.
UPDATE assay.attempts SET started_at = NULL, deadline_at = NULL, closed_at = NULL, holder_id = NULL, outage_since = NULL, minutes = $minutes::integer, updated_at = now() WHERE id = $attempt_id;

-- name: select_earlier_submissions
SELECT earlier_submissions.id, submitted_at, reopened_at, coalesce(members.name, 'A former member') AS name, files,
  (SELECT (entry->>'score')::float8 FROM jsonb_array_elements(grades) AS entry LIMIT 1) AS score
FROM assay.earlier_submissions
LEFT JOIN assay.members ON members.organization_id = earlier_submissions.organization_id AND 'member:' || members.account_id = reopened_by
WHERE attempt_id = $attempt_id ORDER BY reopened_at DESC;
