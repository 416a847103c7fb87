-- name: select_sessions
WITH summed AS (
  SELECT sessions.id, candidates.name, candidates.email, screens.id AS screen_id, screens.title AS screen_title, sessions.created_at,
    greatest(sessions.created_at, max(attempts.updated_at)) AS updated_at,
    CASE
      WHEN bool_and(attempts.closed_at IS NOT NULL) THEN CASE WHEN bool_and(coalesce(latest.state IN ('graded', 'ungradable'), false)) THEN 'graded' ELSE 'submitted' END
      WHEN sessions.expires_at <= now() AND bool_and(attempts.closed_at IS NOT NULL OR attempts.started_at IS NULL) THEN 'expired'
      WHEN bool_or(attempts.started_at IS NOT NULL) THEN 'in_progress'
      ELSE 'invited'
    END AS state
  FROM assay.sessions
  JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
  JOIN assay.screens ON screens.organization_id = sessions.organization_id AND screens.id = sessions.screen_id
  JOIN assay.attempts ON attempts.organization_id = sessions.organization_id AND attempts.session_id = sessions.id
  LEFT JOIN LATERAL (
    SELECT grades.state FROM assay.grades
    WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
  ) latest ON true
  WHERE ($session_id::uuid IS NULL OR sessions.id = $session_id::uuid)
    AND ($before::uuid IS NULL OR sessions.id < $before::uuid)
    -- position() and not LIKE: what people type has no wildcards in it.
    AND ($q::text IS NULL OR position(lower($q::text) IN lower(candidates.name || ' ' || candidates.email || ' ' || screens.title)) > 0)
  GROUP BY sessions.organization_id, sessions.id, candidates.name, candidates.email, screens.id, screens.title
)
SELECT * FROM summed WHERE $state::text IS NULL OR state = $state::text ORDER BY id DESC LIMIT $limit::integer;

-- name: select_review_attempts
SELECT attempts.session_id, attempts.id, attempts.position, exercises.kind, exercises.slug, exercises.title, exercises.competency, exercises.minutes,
  CASE WHEN closed_at IS NOT NULL THEN 'submitted' WHEN started_at IS NOT NULL THEN 'open' ELSE 'not_started' END AS state,
  started_at, deadline_at, submissions.submitted_at,
  -- Between the submission and its first run there is a moment without a grade.
  coalesce(latest.state, CASE WHEN submissions.id IS NOT NULL THEN 'queued' END) AS grade_state, coalesce(latest.ruled_score, latest.score) AS score
FROM assay.attempts
JOIN assay.exercises ON exercises.id = attempts.exercise_id
LEFT JOIN assay.submissions ON submissions.organization_id = attempts.organization_id AND submissions.attempt_id = attempts.id
LEFT JOIN LATERAL (
  SELECT grades.state, grades.score, grades.ruled_score FROM assay.grades
  WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
) latest ON true
WHERE attempts.session_id = ANY ($session_ids::uuid[])
ORDER BY attempts.session_id, attempts.position;

-- name: select_grades
SELECT id, state, report, incident_id, tries, requested_at, finished_at, requested_by, step, share
FROM assay.grades WHERE attempt_id = $attempt_id ORDER BY id DESC;

-- name: select_peers
-- Of other attempts at the same exercise in this organization, the last grade of each.
SELECT latest.score, latest.report->'metrics' AS metrics FROM assay.attempts AS own
JOIN assay.exercises AS mine ON mine.id = own.exercise_id
JOIN assay.exercises ON exercises.slug = mine.slug
JOIN assay.attempts ON attempts.organization_id = own.organization_id AND attempts.exercise_id = exercises.id AND attempts.id <> own.id
JOIN LATERAL (
  SELECT grades.state, grades.score, grades.report FROM assay.grades
  WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
) latest ON latest.state = 'graded'
WHERE own.id = $attempt_id ORDER BY attempts.id DESC LIMIT 50;

-- name: select_check_runs
SELECT id, requested_at, state, files,
  (SELECT (entry->>'share')::real FROM jsonb_array_elements(checks) AS entry WHERE entry ? 'share' LIMIT 1) AS area,
  coalesce((SELECT jsonb_agg(entry->>'title') FROM jsonb_array_elements(checks) AS entry WHERE entry->>'verdict' = 'fail'), '[]') AS failed
FROM assay.check_runs WHERE attempt_id = $attempt_id ORDER BY id LIMIT 200;
