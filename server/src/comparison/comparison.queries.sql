-- name: select_counting_checks
SELECT check_results.session_id, exercises.slug, exercises.title AS task, attempts.position AS task_position, check_results.position, check_id AS id, check_results.title,
  check_results.weight, verdict, earned, measured, ruled
FROM assay.check_results
JOIN assay.attempts ON attempts.organization_id = check_results.organization_id AND attempts.session_id = check_results.session_id AND attempts.id = check_results.attempt_id
JOIN assay.exercises ON exercises.id = check_results.exercise_id
WHERE check_results.session_id = ANY ($session_ids::uuid[])
ORDER BY attempts.position, exercises.slug, check_results.position, check_id;
