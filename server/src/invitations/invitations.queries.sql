-- name: select_invitation_by_secret
SELECT organization_id, id, session_id, expires_at, opened_at, revoked_at, expires_at <= now() AS expired
FROM assay.invitations WHERE secret_hash = decode($secret_hash, 'hex');

-- name: insert_browser
INSERT INTO assay.session_keys (organization_id, session_id, secret_hash)
VALUES (assay.current_organization(), $session_id, decode($secret_hash, 'hex'));

-- name: mark_opened
UPDATE assay.invitations SET opened_at = coalesce(opened_at, now()) WHERE id = $id;

-- name: insert_candidate
INSERT INTO assay.candidates (organization_id, name, email) VALUES (assay.current_organization(), $name, $email) RETURNING id;

-- name: insert_session
INSERT INTO assay.sessions (organization_id, candidate_id, screen_id, expires_at)
SELECT organization_id, $candidate_id, id, coalesce($expires_at, now() + interval '14 days') FROM assay.screens WHERE id = $screen_id
RETURNING id, expires_at;

-- name: insert_attempts
-- A session pins the exercises of its screen as they are now. The seed is drawn once, so that a grade can be repeated.
INSERT INTO assay.attempts (organization_id, session_id, position, exercise_id, weight, seed)
SELECT organization_id, $session_id, position, exercise_id, weight, floor(random() * 2147483647)::integer
FROM assay.screen_exercises WHERE screen_id = $screen_id;

-- name: insert_invitation
INSERT INTO assay.invitations (organization_id, session_id, secret_hash, created_by, expires_at)
VALUES (assay.current_organization(), $session_id, decode($secret_hash, 'hex'), $created_by, $expires_at) RETURNING id;

-- name: select_invitations
SELECT invitations.id, screens.id AS screen_id, screens.title AS screen_title, candidates.name, candidates.email,
  CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN invitations.expires_at <= now() THEN 'expired'
    WHEN opened_at IS NOT NULL THEN 'opened' ELSE 'waiting' END AS state,
  invitations.created_at, invitations.expires_at
FROM assay.invitations
JOIN assay.sessions ON sessions.organization_id = invitations.organization_id AND sessions.id = invitations.session_id
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
JOIN assay.screens ON screens.organization_id = sessions.organization_id AND screens.id = sessions.screen_id
WHERE $id::uuid IS NULL OR invitations.id = $id::uuid
ORDER BY invitations.id DESC LIMIT 200;

-- name: revoke_invitation
UPDATE assay.invitations SET revoked_at = now() WHERE id = $id AND revoked_at IS NULL AND opened_at IS NULL;

-- name: select_over
SELECT invitations.revoked_at IS NOT NULL OR invitations.expires_at <= now() OR NOT EXISTS (
  SELECT FROM assay.attempts WHERE attempts.organization_id = invitations.organization_id AND attempts.session_id = invitations.session_id AND attempts.closed_at IS NULL
) AS over FROM assay.invitations WHERE id = $id;
