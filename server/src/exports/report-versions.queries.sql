-- name: select_versions
-- What a score was made by: the exercise's version and its content, and the grader of the last report.
SELECT attempts.id, exercises.slug, exercises.version, left(exercises.content_hash, 12) AS content, attempts.seed, settled.grader_version
FROM assay.attempts
JOIN assay.exercises ON exercises.id = attempts.exercise_id
LEFT JOIN LATERAL (
  SELECT report->>'graderVersion' AS grader_version FROM assay.grades
  WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id AND state IN ('graded', 'ungradable') ORDER BY grades.id DESC LIMIT 1
) AS settled ON true
WHERE attempts.session_id = $session_id;
