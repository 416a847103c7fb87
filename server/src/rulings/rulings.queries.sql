-- name: select_rulings
SELECT rulings.attempt_id, rulings.id, check_id, machine_verdict, verdict, reason, rulings.account_id, coalesce(members.name, 'A former member') AS name, ruled_at FROM assay.rulings
LEFT JOIN assay.members ON members.organization_id = rulings.organization_id AND members.account_id = rulings.account_id
WHERE attempt_id = ANY ($attempt_ids::uuid[]) ORDER BY rulings.id DESC;

-- name: insert_ruling
INSERT INTO assay.rulings (organization_id, session_id, attempt_id, check_id, machine_verdict, verdict, reason, account_id)
SELECT organization_id, session_id, id, $check_id, $machine_verdict, $verdict, $reason, $account_id FROM assay.attempts WHERE id = $attempt_id;

-- name: select_settled_grade
-- Evidence stays where it is: it is large and decides nothing.
SELECT id, score, ruled_score, coalesce((SELECT jsonb_agg(entry - 'evidence' ORDER BY place) FROM jsonb_array_elements(report->'checks') WITH ORDINALITY AS checks (entry, place)), '[]') AS checks
FROM assay.grades WHERE attempt_id = $attempt_id AND state IN ('graded', 'ungradable') ORDER BY id DESC LIMIT 1;

-- name: update_ruled_score
UPDATE assay.grades SET ruled_score = $ruled_score WHERE id = $id AND ruled_score IS DISTINCT FROM $ruled_score::numeric;

-- name: delete_check_results
DELETE FROM assay.check_results WHERE attempt_id = $attempt_id;

-- name: insert_check_results
INSERT INTO assay.check_results (organization_id, session_id, attempt_id, exercise_id, check_id, position, title, weight, verdict, earned, measured, ruled)
SELECT attempts.organization_id, attempts.session_id, attempts.id, attempts.exercise_id, result.*
FROM assay.attempts, jsonb_to_recordset($results::jsonb) AS result (check_id text, position integer, title text, weight numeric, verdict text, earned numeric, measured numeric, ruled boolean)
WHERE attempts.id = $attempt_id;
