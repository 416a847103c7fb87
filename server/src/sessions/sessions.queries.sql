-- name: select_session
SELECT sessions.id, candidates.name, candidates.email, organizations.name AS organization, screens.title, screens.introduction,
  screens.policies, sessions.expires_at, now() AS server_now
FROM assay.sessions
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
JOIN assay.screens ON screens.organization_id = sessions.organization_id AND screens.id = sessions.screen_id
JOIN assay.organizations ON organizations.id = sessions.organization_id;

-- name: select_attempt_summaries
SELECT attempts.id, attempts.position, exercises.kind, exercises.slug, exercises.title, exercises.summary, exercises.competency, exercises.minutes,
  CASE WHEN closed_at IS NOT NULL THEN 'submitted' WHEN started_at IS NOT NULL THEN 'open' ELSE 'not_started' END AS state,
  started_at, deadline_at, submissions.submitted_at
FROM assay.attempts
JOIN assay.exercises ON exercises.id = attempts.exercise_id
LEFT JOIN assay.submissions ON submissions.organization_id = attempts.organization_id AND submissions.attempt_id = attempts.id
WHERE $attempt_id::uuid IS NULL OR attempts.id = $attempt_id::uuid
ORDER BY attempts.position;
