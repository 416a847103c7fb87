-- name: select_session
SELECT sessions.id, states.state, candidates.name, candidates.email, organizations.name AS organization, organizations.retention_days, screen_versions.title, screen_versions.introduction,
  screen_versions.task_order, screen_versions.breaks_allowed, screen_versions.ai_policy, screen_versions.data_policy, states.ends_at, sessions.erased_at, now() AS server_now
FROM assay.sessions
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id
  AND screen_versions.version = sessions.screen_version
JOIN assay.session_states() AS states ON states.organization_id = sessions.organization_id AND states.session_id = sessions.id
JOIN assay.organizations ON organizations.id = sessions.organization_id;

-- name: select_attempt_summaries
SELECT attempts.id, attempts.position, exercises.kind, exercises.slug, exercises.title, exercises.summary, exercises.competency, attempts.minutes, attempts.instructions,
  CASE WHEN closed_at IS NOT NULL THEN 'submitted' WHEN started_at IS NOT NULL THEN 'open' ELSE 'not_started' END AS state,
  started_at, deadline_at, outage_since AS stopped_at, submissions.submitted_at
FROM assay.attempts
JOIN assay.exercises ON exercises.id = attempts.exercise_id
LEFT JOIN assay.submissions ON submissions.organization_id = attempts.organization_id AND submissions.attempt_id = attempts.id
WHERE $attempt_id::uuid IS NULL OR attempts.id = $attempt_id::uuid
ORDER BY attempts.position;
