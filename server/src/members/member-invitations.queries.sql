-- name: select_member_invitations
SELECT id, email, role, created_at, expires_at,
  CASE WHEN accepted_at IS NOT NULL THEN 'accepted' WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired' ELSE 'waiting' END AS state
FROM assay.member_invitations WHERE $id::uuid IS NULL OR id = $id::uuid
ORDER BY id DESC LIMIT 200;

-- name: insert_member_invitation
-- Nothing when the address has one that is neither accepted nor revoked.
INSERT INTO assay.member_invitations (organization_id, email, role, secret_hash, invited_by, expires_at)
VALUES (assay.current_organization(), $email, $role, decode($secret_hash, 'hex'), $invited_by, now() + interval '7 days')
ON CONFLICT DO NOTHING RETURNING id;

-- name: renew_member_invitation
UPDATE assay.member_invitations SET secret_hash = decode($secret_hash, 'hex'), expires_at = now() + interval '7 days'
WHERE id = $id AND accepted_at IS NULL AND revoked_at IS NULL;

-- name: revoke_member_invitation
UPDATE assay.member_invitations SET revoked_at = now() WHERE id = $id AND accepted_at IS NULL AND revoked_at IS NULL;

-- name: select_member_invitation_by_secret
SELECT organization_id, id, email, role, expires_at, accepted_at, revoked_at, expires_at <= now() AS expired
FROM assay.member_invitations WHERE secret_hash = decode($secret_hash, 'hex');

-- name: hold_address
-- Two who join with one address at once, in whatever organizations, do so one after the other.
SELECT pg_advisory_xact_lock(hashtextextended('join ' || $email, 0)) IS NOT NULL AS held;

-- name: mark_accepted
-- Nothing when it was accepted, revoked or renewed since it was read.
UPDATE assay.member_invitations SET accepted_at = now()
WHERE id = $id AND secret_hash = decode($secret_hash, 'hex') AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now();

-- name: select_open_member_invitation
SELECT organization_id, id, email, role, expires_at, accepted_at, revoked_at, false AS expired, encode(secret_hash, 'hex') AS secret_hash
FROM assay.member_invitations WHERE email = $email AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now();
