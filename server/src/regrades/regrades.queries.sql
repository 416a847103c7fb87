-- name: select_regrades
SELECT regrades.id, regrades.state, regrades.reason, regrades.started_at, regrades.started_by, coalesce(starter.name, 'A former member') AS starter_name,
  regrades.settled_at, regrades.settled_by, coalesce(settler.name, 'A former member') AS settler_name, regrades.settled_reason,
  (SELECT count(*)::integer FROM assay.regrade_sessions WHERE regrade_sessions.organization_id = regrades.organization_id AND regrade_sessions.regrade_id = regrades.id) AS sessions,
  runs.total, runs.finished, runs.without
FROM assay.regrades
LEFT JOIN assay.members AS starter ON starter.organization_id = regrades.organization_id AND starter.account_id = regrades.started_by
LEFT JOIN assay.members AS settler ON settler.organization_id = regrades.organization_id AND settler.account_id = regrades.settled_by
CROSS JOIN LATERAL (
  SELECT count(*)::integer AS total, count(finished_at)::integer AS finished, (count(*) FILTER (WHERE regrade_runs.state IN ('broken', 'unfit', 'cancelled')))::integer AS without
  FROM assay.regrade_runs WHERE regrade_runs.organization_id = regrades.organization_id AND regrade_runs.regrade_id = regrades.id
) runs
WHERE $id::uuid IS NULL OR regrades.id = $id::uuid
ORDER BY regrades.id DESC LIMIT 200;

-- name: lock_regrade
-- Two members who settle it at once take turns.
SELECT state FROM assay.regrades WHERE id = $id FOR UPDATE;

-- name: insert_regrade
INSERT INTO assay.regrades (organization_id, reason, started_by) VALUES (assay.current_organization(), $reason, $started_by) RETURNING id;

-- name: insert_regrade_sessions
INSERT INTO assay.regrade_sessions (organization_id, regrade_id, session_id)
SELECT organization_id, $regrade_id::uuid, id FROM assay.sessions WHERE id = ANY ($session_ids::uuid[]);

-- name: insert_regrade_run
INSERT INTO assay.regrade_runs (organization_id, regrade_id, session_id, attempt_id, submission_id, exercise_id, state, unfit_reason, finished_at)
SELECT organization_id, $regrade_id::uuid, session_id, attempt_id, id, $exercise_id::uuid,
  CASE WHEN $unfit_reason::text IS NULL THEN 'queued' ELSE 'unfit' END, $unfit_reason, CASE WHEN $unfit_reason::text IS NOT NULL THEN now() END
FROM assay.submissions WHERE id = $submission_id
RETURNING id;

-- name: settle_regrade
UPDATE assay.regrades SET state = $state, settled_by = $settled_by, settled_at = now(), settled_reason = $settled_reason WHERE id = $id;

-- name: cancel_runs
UPDATE assay.regrade_runs SET state = 'cancelled', step = NULL, share = NULL, finished_at = now() WHERE regrade_id = $regrade_id AND finished_at IS NULL;

-- name: keep_difference
UPDATE assay.regrade_sessions SET difference = $difference::jsonb WHERE regrade_id = $regrade_id AND session_id = $session_id;

-- name: apply_runs
-- Everything that was measured becomes a grade; what failed through our fault or fits nothing leaves the old one.
INSERT INTO assay.grades (organization_id, session_id, attempt_id, submission_id, state, report, score, tries, requested_by, requested_at, finished_at, regrade_id, reason)
SELECT organization_id, session_id, attempt_id, submission_id, state, report, score, tries, $requested_by, $requested_at, finished_at, regrade_id, $reason
FROM assay.regrade_runs WHERE regrade_id = $regrade_id AND state IN ('graded', 'ungradable')
RETURNING id, session_id, attempt_id;

-- name: end_grading
-- A candidate whose grade was delayed by us has one now.
UPDATE assay.submissions SET grading = 'done', step = NULL, share = NULL WHERE attempt_id = $attempt_id;
