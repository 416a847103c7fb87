-- name: select_screen
SELECT screens.id, screen_versions.title, screen_versions.rule FROM assay.screens
JOIN assay.screen_versions ON screen_versions.organization_id = screens.organization_id AND screen_versions.screen_id = screens.id
WHERE screens.id = $screen_id ORDER BY screen_versions.version DESC LIMIT 1;

-- name: select_distributions
WITH scores AS (
  SELECT depth, score, least(score / 10, 9) AS bin FROM assay.session_digests
  CROSS JOIN LATERAL (VALUES ('databaseSecurity', database_security), ('llmSystems', llm_systems), ('codeReview', code_review)) AS scores (depth, score)
  WHERE screen_id = $screen_id AND score IS NOT NULL
), counted AS (
  SELECT depth, bin, count(*)::integer AS n FROM scores GROUP BY depth, bin
)
SELECT depth, count(*)::integer AS scored, percentile_cont(0.5) WITHIN GROUP (ORDER BY score) AS median,
  (SELECT array_agg(coalesce((SELECT n FROM counted WHERE counted.depth = scores.depth AND counted.bin = place), 0) ORDER BY place) FROM generate_series(0, 9) AS place) AS bins
FROM scores GROUP BY depth;

-- name: select_exercise_times
SELECT exercises.id, exercises.title, exercises.version, count(attempts.closed_at)::integer AS handed_in,
  1000 * percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM attempts.closed_at - attempts.started_at)) AS median_ms
FROM assay.sessions
JOIN assay.attempts ON attempts.organization_id = sessions.organization_id AND attempts.session_id = sessions.id
JOIN assay.exercises ON exercises.id = attempts.exercise_id
WHERE sessions.screen_id = $screen_id
GROUP BY exercises.id ORDER BY min(attempts.position), exercises.title, exercises.version;

-- name: select_check_statistics
-- The point-biserial correlation is Pearson's with a pass as 1 and a fail as 0.
WITH results AS (
  SELECT check_results.*, sum(earned) OVER task - earned AS other_earned, sum(measured) OVER task - measured AS other_measured
  FROM assay.sessions
  JOIN assay.check_results ON check_results.organization_id = sessions.organization_id AND check_results.session_id = sessions.id
  WHERE sessions.screen_id = $screen_id
  WINDOW task AS (PARTITION BY check_results.attempt_id)
)
SELECT exercise_id, check_id AS id, max(title) AS title, max(weight) AS weight,
  count(*) FILTER (WHERE verdict <> 'unmeasured')::integer AS measured, count(*) FILTER (WHERE verdict = 'pass')::integer AS passed,
  CASE WHEN count(*) FILTER (WHERE verdict <> 'unmeasured') >= $fewest::integer
    THEN corr(CASE verdict WHEN 'pass' THEN 1 WHEN 'fail' THEN 0 END, (other_earned / nullif(other_measured, 0))::float8) END AS discrimination
FROM results GROUP BY exercise_id, check_id ORDER BY min(position), check_id;

-- name: select_task_standing
WITH scores AS (
  SELECT own.id, least(floor(latest.score / 10), 9)::integer AS bin FROM assay.attempts AS own
  JOIN assay.attempts ON attempts.organization_id = own.organization_id AND attempts.exercise_id = own.exercise_id
  JOIN assay.sessions ON sessions.organization_id = attempts.organization_id AND sessions.id = attempts.session_id AND sessions.screen_id = $screen_id
  JOIN LATERAL (
    SELECT coalesce(grades.ruled_score, grades.score) AS score FROM assay.grades
    WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
  ) latest ON latest.score IS NOT NULL
  WHERE own.session_id = $session_id
), counted AS (
  SELECT id, bin, count(*)::integer AS n FROM scores GROUP BY id, bin
)
SELECT id AS attempt_id, sum(n)::integer AS scored,
  (SELECT array_agg(coalesce((SELECT n FROM counted AS one WHERE one.id = counted.id AND one.bin = place), 0) ORDER BY place) FROM generate_series(0, 9) AS place) AS bins
FROM counted GROUP BY id;
