-- name: select_members
SELECT account_id, name, email, role, created_at FROM assay.members WHERE removed_at IS NULL ORDER BY lower(name), account_id;

-- name: hold_admins
-- Locked, so that of two administrators who remove each other at once only one succeeds.
SELECT account_id FROM assay.members WHERE role = 'admin' AND removed_at IS NULL ORDER BY account_id FOR UPDATE;

-- name: select_member
SELECT account_id, name, email, role, created_at FROM assay.members WHERE account_id = $account_id AND removed_at IS NULL;

-- name: select_member_by_email
SELECT account_id, name, email, role, created_at FROM assay.members WHERE email = $email AND removed_at IS NULL;

-- name: insert_member
INSERT INTO assay.members (organization_id, account_id, name, email, role)
VALUES (assay.current_organization(), $account_id, $name, $email, $role);

-- name: update_role
UPDATE assay.members SET role = $role WHERE account_id = $account_id;

-- name: mark_removed
UPDATE assay.members SET removed_at = now() WHERE account_id = $account_id;
