-- name: select_api_keys
SELECT id, name, prefix, scopes, created_at, last_used_at, revoked_at FROM assay.api_keys
WHERE $id::uuid IS NULL OR id = $id::uuid ORDER BY id DESC LIMIT 200;

-- name: insert_api_key
INSERT INTO assay.api_keys (organization_id, name, prefix, secret_hash, scopes, created_by)
VALUES (assay.current_organization(), $name, $prefix, decode($secret_hash, 'hex'), $scopes, $created_by) RETURNING id;

-- name: revoke_api_key
UPDATE assay.api_keys SET revoked_at = now() WHERE id = $id AND revoked_at IS NULL;

-- name: select_api_key_by_secret
SELECT organization_id, id, name, scopes, last_used_at IS NULL OR last_used_at < now() - interval '1 minute' AS stale
FROM assay.api_keys WHERE secret_hash = decode($secret_hash, 'hex') AND revoked_at IS NULL;

-- name: touch_api_key
UPDATE assay.api_keys SET last_used_at = now() WHERE id = $id;
