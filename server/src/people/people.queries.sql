-- name: select_browser
-- Found by the hash of the browser's secret alone; row security shows nothing else in this scope.
SELECT organization_id, session_id, id FROM assay.session_keys WHERE secret_hash = decode($secret_hash, 'hex');

-- name: select_memberships
SELECT organization_id, account_id, name, email, role FROM assay.members WHERE account_id = $account_id ORDER BY created_at, organization_id LIMIT 1;

-- name: select_own_organization
SELECT id, name FROM assay.organizations;

-- name: rename_organization
UPDATE assay.organizations SET name = $name;
