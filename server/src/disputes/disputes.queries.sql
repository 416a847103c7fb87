-- name: select_disputes
SELECT disputes.attempt_id, exercises.title AS task, text, raised_at, changed_at, answer, answered_at, answered_by, coalesce(members.name, 'A former member') AS answered_by_name
FROM assay.disputes
JOIN assay.attempts ON attempts.organization_id = disputes.organization_id AND attempts.session_id = disputes.session_id AND attempts.id = disputes.attempt_id
JOIN assay.exercises ON exercises.id = attempts.exercise_id
LEFT JOIN assay.members ON members.organization_id = disputes.organization_id AND members.account_id = disputes.answered_by
WHERE disputes.session_id = $session_id ORDER BY attempts.position;

-- name: save_dispute
-- One that was answered stays as it was answered: then no row comes back.
INSERT INTO assay.disputes (organization_id, session_id, attempt_id, text)
SELECT organization_id, session_id, id, $text FROM assay.attempts WHERE id = $attempt_id AND session_id = $session_id
ON CONFLICT (organization_id, session_id, attempt_id) DO UPDATE SET text = $text, changed_at = now() WHERE disputes.answered_at IS NULL
RETURNING old.attempt_id IS NULL AS raised;

-- name: answer_dispute
UPDATE assay.disputes SET answer = $text, answered_by = $account_id, answered_at = now() WHERE attempt_id = $attempt_id AND answered_at IS NULL;

-- name: select_admin_addresses
SELECT email FROM assay.members WHERE role = 'admin' AND removed_at IS NULL ORDER BY email;

-- name: select_candidate
SELECT candidates.name, candidates.email FROM assay.sessions
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
WHERE sessions.id = $session_id;
