-- name: select_views
SELECT id, name, filter FROM assay.saved_views WHERE account_id = $account_id ORDER BY name;

-- name: upsert_view
INSERT INTO assay.saved_views (organization_id, account_id, name, filter) VALUES (assay.current_organization(), $account_id, $name, $filter::jsonb)
ON CONFLICT (organization_id, account_id, name) DO UPDATE SET filter = excluded.filter RETURNING id, name, filter;

-- name: delete_view
-- Both keys: a colleague's view is not there.
DELETE FROM assay.saved_views WHERE id = $id AND account_id = $account_id;
