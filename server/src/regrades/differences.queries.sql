-- name: select_regrade_sessions
SELECT regrade_sessions.session_id AS id, candidates.name, screen_versions.rule, difference,
  (SELECT outcome FROM assay.decisions WHERE decisions.organization_id = sessions.organization_id AND decisions.session_id = sessions.id ORDER BY version DESC LIMIT 1) AS decision
FROM assay.regrade_sessions
JOIN assay.sessions ON sessions.organization_id = regrade_sessions.organization_id AND sessions.id = regrade_sessions.session_id
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id AND screen_versions.version = sessions.screen_version
WHERE regrade_id = $regrade_id AND ($session_id::uuid IS NULL OR regrade_sessions.session_id = $session_id::uuid)
ORDER BY candidates.name, regrade_sessions.session_id;

-- name: select_tasks
-- Every task of the sessions, because the rule needs them all; with a run where the regrade has one. Evidence stays where
-- it is: it is large and decides nothing.
SELECT attempts.session_id, attempts.id, attempts.weight, exercises.kind, exercises.title, latest.score AS counting_score,
  CASE WHEN runs.id IS NOT NULL THEN jsonb_build_object('id', runs.id, 'state', runs.state, 'note', CASE runs.state WHEN 'unfit' THEN runs.unfit_reason WHEN 'broken' THEN runs.incident_id WHEN 'ungradable' THEN runs.report->>'reason' END, 'step', runs.step, 'share', runs.share) END AS run,
  CASE WHEN runs.report IS NOT NULL THEN jsonb_build_object(
    'score', runs.score, 'version', target.version, 'graderVersion', runs.report->'graderVersion', 'exerciseHash', runs.report->'exerciseHash', 'seed', runs.report->'seed',
    'checks', coalesce((SELECT jsonb_agg(entry - 'evidence' ORDER BY place) FROM jsonb_array_elements(runs.report->'checks') WITH ORDINALITY AS checks (entry, place)), '[]')) END AS after,
  CASE WHEN runs.id IS NOT NULL AND settled.report IS NOT NULL THEN jsonb_build_object(
    'score', settled.score, 'version', graded_as.version, 'graderVersion', settled.report->'graderVersion', 'exerciseHash', settled.report->'exerciseHash', 'seed', settled.report->'seed',
    'checks', coalesce((SELECT jsonb_agg(entry - 'evidence' ORDER BY place) FROM jsonb_array_elements(settled.report->'checks') WITH ORDINALITY AS checks (entry, place)), '[]')) END AS before
FROM assay.attempts
JOIN assay.exercises ON exercises.id = attempts.exercise_id
LEFT JOIN assay.regrade_runs AS runs ON runs.organization_id = attempts.organization_id AND runs.attempt_id = attempts.id AND runs.regrade_id = $regrade_id
LEFT JOIN assay.exercises AS target ON target.id = runs.exercise_id
LEFT JOIN LATERAL (
  SELECT coalesce(grades.ruled_score, grades.score) AS score FROM assay.grades
  WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
) latest ON true
LEFT JOIN LATERAL (
  SELECT grades.score, grades.report FROM assay.grades
  WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id AND grades.state IN ('graded', 'ungradable') ORDER BY grades.id DESC LIMIT 1
) settled ON true
LEFT JOIN assay.exercises AS graded_as ON graded_as.slug = exercises.slug AND graded_as.content_hash = settled.report->>'exerciseHash'
WHERE attempts.session_id = ANY ($session_ids::uuid[])
ORDER BY attempts.session_id, attempts.position;

-- name: select_bases
-- Another grade, ruling or decision makes another basis. `pending`: a grade is on its way.
SELECT sessions.id AS session_id, md5(concat_ws(' ', string_agg(concat_ws(' ', latest.id, latest.state, ruled.id), ' ' ORDER BY attempts.position),
    (SELECT max(version) FROM assay.decisions WHERE decisions.organization_id = sessions.organization_id AND decisions.session_id = sessions.id))) AS basis,
  coalesce(bool_or(latest.state IN ('queued', 'running')), false) AS pending
FROM assay.sessions
JOIN assay.attempts ON attempts.organization_id = sessions.organization_id AND attempts.session_id = sessions.id
LEFT JOIN LATERAL (
  SELECT grades.id, grades.state FROM assay.grades
  WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
) latest ON true
LEFT JOIN LATERAL (
  SELECT rulings.id FROM assay.rulings WHERE rulings.organization_id = attempts.organization_id AND rulings.attempt_id = attempts.id ORDER BY rulings.id DESC LIMIT 1
) ruled ON true
WHERE sessions.id = ANY ($session_ids::uuid[])
GROUP BY sessions.organization_id, sessions.id;
