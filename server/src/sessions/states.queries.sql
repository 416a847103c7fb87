-- name: select_state
SELECT state, ends_at, ends_at <= now() AS over, now() AS now FROM assay.session_states() WHERE session_id = $session_id;

-- name: lock_session
-- Taken before any attempt is, so that nobody waits in a circle; who only refers to the session need not wait at all.
SELECT id FROM assay.sessions WHERE id = $session_id FOR NO KEY UPDATE;

-- name: is_listed
-- Try-outs have no digest.
SELECT EXISTS (SELECT FROM assay.session_digests WHERE session_id = $session_id) AS listed;

-- name: select_noted_state
SELECT detail->>'to' AS state FROM assay.audit WHERE subject = 'session:' || $session_id AND action = 'session_state' ORDER BY sequence DESC LIMIT 1;

-- name: withdraw_session
UPDATE assay.sessions SET withdrawn_at = now() WHERE id = $session_id AND withdrawn_at IS NULL;

-- name: close_open_attempts
-- What was drafted is kept and not graded.
UPDATE assay.attempts SET closed_at = now(), updated_at = now() WHERE session_id = $session_id AND started_at IS NOT NULL AND closed_at IS NULL RETURNING id;
