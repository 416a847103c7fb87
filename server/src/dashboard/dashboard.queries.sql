-- name: select_sessions
-- Where a value is missing, a sorted list ends, in either direction. `after_*` is the last row seen (keyset paging: a page
-- costs the same wherever it is, and rows that come or go meanwhile shift nothing). Only the page's rows are joined.
WITH keyed AS (
  SELECT session_id, CASE $sort WHEN 'candidate' THEN lower(name) ELSE '' END AS text_key,
    coalesce(CASE $sort
      WHEN 'created' THEN extract(epoch FROM created_at) WHEN 'updated' THEN extract(epoch FROM changed_at) WHEN 'time' THEN used_ms
      WHEN 'databaseSecurity' THEN database_security WHEN 'llmSystems' THEN llm_systems WHEN 'codeReview' THEN code_review ELSE 0
    END, CASE WHEN $descending THEN -1 ELSE 1e15 END) AS number_key
  FROM assay.session_digests
  -- position() and not LIKE: what people type has no wildcards in it.
  WHERE ($q::text IS NULL OR position(lower($q::text) IN lower(name || ' ' || email)) > 0)
    AND ($screen::uuid IS NULL OR screen_id = $screen::uuid)
    AND ($state::text IS NULL OR assay.state_by_now(state, ends_at, running) = $state::text)
    AND ($fit::text IS NULL OR fit = $fit::text)
    AND CASE WHEN $reviewer::text IS NULL THEN true WHEN $reviewer::text = 'nobody' THEN reviewers = 0
      ELSE session_id IN (SELECT reviews.session_id FROM assay.reviews WHERE account_id = $reviewer::text) END
), page AS (
  SELECT *, row_number() OVER () AS place FROM (
    SELECT * FROM keyed
    WHERE $after_id::uuid IS NULL OR CASE WHEN $descending
      THEN (text_key, number_key, session_id) < ($after_text::text, $after_number::numeric, $after_id::uuid)
      ELSE (text_key, number_key, session_id) > ($after_text::text, $after_number::numeric, $after_id::uuid) END
    ORDER BY CASE WHEN $descending THEN text_key END DESC, CASE WHEN $descending THEN number_key END DESC, CASE WHEN $descending THEN session_id END DESC,
      text_key, number_key, session_id
    LIMIT $limit::integer
  ) AS ordered
)
SELECT session_rows.*, text_key, number_key FROM page JOIN assay.session_rows() AS session_rows ON session_rows.id = page.session_id ORDER BY place;

-- name: select_session
SELECT *, '' AS text_key, 0::numeric AS number_key FROM assay.session_rows() WHERE id = $session_id;

-- name: select_reviewers
SELECT account_id AS id, name FROM assay.members ORDER BY name, account_id;

-- name: select_review_attempts
SELECT attempts.session_id, attempts.id, attempts.position, exercises.kind, exercises.slug, exercises.title, exercises.competency, attempts.variant, screen_exercises.minutes,
  CASE WHEN closed_at IS NOT NULL THEN 'submitted' WHEN started_at IS NOT NULL THEN 'open' ELSE 'not_started' END AS state,
  started_at, submissions.submitted_at,
  -- Between the submission and its first run there is a moment without a grade.
  coalesce(latest.state, CASE WHEN submissions.id IS NOT NULL THEN 'queued' END) AS grade_state, coalesce(latest.ruled_score, latest.score) AS score
FROM assay.attempts
JOIN assay.exercises ON exercises.id = attempts.exercise_id
JOIN assay.sessions ON sessions.organization_id = attempts.organization_id AND sessions.id = attempts.session_id
JOIN assay.screen_exercises ON screen_exercises.organization_id = sessions.organization_id AND screen_exercises.screen_id = sessions.screen_id
  AND screen_exercises.version = sessions.screen_version AND screen_exercises.position = attempts.position
LEFT JOIN assay.submissions ON submissions.organization_id = attempts.organization_id AND submissions.attempt_id = attempts.id
LEFT JOIN LATERAL (
  SELECT grades.state, grades.score, grades.ruled_score FROM assay.grades
  WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
) latest ON true
WHERE attempts.session_id = ANY ($session_ids::uuid[])
ORDER BY attempts.session_id, attempts.position;

-- name: count_open_disputes
SELECT session_id, count(*)::integer AS open FROM assay.disputes WHERE session_id = ANY ($session_ids::uuid[]) AND answered_at IS NULL GROUP BY session_id;

-- name: select_follow_up
SELECT follow_up FROM assay.attempts JOIN assay.exercises ON exercises.id = attempts.exercise_id WHERE attempts.id = $attempt_id;

-- name: select_grades
SELECT id, state, report, incident_id, tries, requested_at, finished_at, requested_by, step, share,
  CASE WHEN regrade_id IS NOT NULL THEN jsonb_build_object('id', regrade_id, 'reason', reason) END AS regrade
FROM assay.grades WHERE attempt_id = $attempt_id ORDER BY id DESC;

-- name: select_peers
-- Of the last attempts at the same exercise in this organization that were handed in, the last grade of each. Try-outs have no digest.
SELECT latest.score, latest.report->'metrics' AS metrics FROM (
  SELECT attempts.organization_id, attempts.id FROM assay.attempts AS own
  JOIN assay.exercises AS mine ON mine.id = own.exercise_id
  JOIN assay.exercises ON exercises.slug = mine.slug
  JOIN assay.attempts ON attempts.organization_id = own.organization_id AND attempts.exercise_id = exercises.id
  WHERE own.id = $attempt_id AND attempts.id <> own.id AND attempts.closed_at IS NOT NULL
    AND EXISTS (SELECT FROM assay.session_digests WHERE session_digests.organization_id = attempts.organization_id AND session_digests.session_id = attempts.session_id)
  ORDER BY attempts.id DESC LIMIT 100
) AS others
JOIN LATERAL (
  SELECT grades.state, grades.score, grades.report FROM assay.grades
  WHERE grades.organization_id = others.organization_id AND grades.attempt_id = others.id ORDER BY grades.id DESC LIMIT 1
) latest ON latest.state = 'graded'
ORDER BY others.id DESC LIMIT 50;

-- name: select_check_runs
SELECT id, requested_at, state, files,
  (SELECT (entry->>'share')::real FROM jsonb_array_elements(checks) AS entry WHERE entry ? 'share' LIMIT 1) AS area,
  coalesce((SELECT jsonb_agg(entry->>'title') FROM jsonb_array_elements(checks) AS entry WHERE entry->>'verdict' = 'fail'), '[]') AS failed
FROM assay.check_runs WHERE attempt_id = $attempt_id ORDER BY id LIMIT 200;
