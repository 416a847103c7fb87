-- name: select_measurable
-- Any version that was published, and is not retired.
SELECT slug FROM assay.exercises WHERE id = $exercise_id AND version > 0
  AND NOT EXISTS (SELECT FROM assay.retired_exercises WHERE retired_exercises.organization_id = exercises.organization_id AND retired_exercises.slug = exercises.slug);

-- name: select_latest_run
SELECT id, state, reason, incident_id, run, requested_at, finished_at,
  coalesce(members.name, CASE WHEN requested_by LIKE 'api_key:%' THEN 'A program' ELSE 'A former member' END) AS requested_by
FROM assay.baseline_runs
LEFT JOIN assay.members ON members.organization_id = baseline_runs.organization_id AND 'member:' || members.account_id = requested_by
WHERE exercise_id = $exercise_id ORDER BY id DESC LIMIT 1;

-- name: give_up_lost
UPDATE assay.baseline_runs SET state = 'failed', reason = $reason, finished_at = now()
WHERE exercise_id = $exercise_id AND state = 'asked' AND requested_at < now() - $lost_after_ms::integer * interval '1 millisecond';

-- name: insert_run
-- None while another is under way.
INSERT INTO assay.baseline_runs (organization_id, exercise_id, requested_by) VALUES (assay.current_organization(), $exercise_id, $by)
ON CONFLICT DO NOTHING RETURNING id;

-- name: select_asked_run
SELECT exercise_id, slug, brief, starter FROM assay.baseline_runs JOIN assay.exercises ON exercises.id = exercise_id
WHERE baseline_runs.id = $id AND state = 'asked';

-- name: finish_run
UPDATE assay.baseline_runs SET state = $state, reason = $reason, incident_id = $incident_id, run = $run::jsonb, finished_at = now()
WHERE id = $id AND state = 'asked';
