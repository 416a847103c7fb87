-- name: select_known_candidate
SELECT EXISTS (SELECT FROM assay.candidates WHERE email = $email) AS known;

-- name: hand_in
-- As if worked on for so long until now.
UPDATE assay.attempts SET started_at = now() - make_interval(mins => $minutes::integer), deadline_at = now() - make_interval(mins => $minutes::integer) + make_interval(mins => minutes), closed_at = now(), updated_at = now()
WHERE id = $attempt_id;

-- name: end_session
UPDATE assay.sessions SET expires_at = now() WHERE id = $session_id;

-- name: end_link
UPDATE assay.invitations SET expires_at = now() WHERE session_id = $session_id;

-- name: select_staff
SELECT DISTINCT ON (role) role, account_id FROM assay.members WHERE removed_at IS NULL ORDER BY role, created_at, account_id;
