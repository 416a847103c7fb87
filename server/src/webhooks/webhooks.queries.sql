-- name: select_webhooks
SELECT id, url, description, event_types, enabled, disabled_reason, failing_since, CASE WHEN previous_until > now() THEN previous_until END AS previous_until, created_at
FROM assay.webhooks WHERE $id::uuid IS NULL OR id = $id::uuid ORDER BY id;

-- name: insert_webhook
INSERT INTO assay.webhooks (organization_id, url, description, event_types, secret, created_by)
VALUES (assay.current_organization(), $url, $description, $event_types, $secret, $created_by) RETURNING id;

-- name: update_webhook
-- Another address, or one that was enabled again, has not failed yet.
UPDATE assay.webhooks SET url = $url, description = $description, event_types = $event_types, enabled = $enabled,
  disabled_reason = CASE WHEN $enabled OR enabled THEN NULL ELSE disabled_reason END,
  failing_since = CASE WHEN url = $url AND enabled THEN failing_since END
WHERE id = $id;

-- name: delete_webhook
DELETE FROM assay.webhooks WHERE id = $id;

-- name: renew_secret
UPDATE assay.webhooks SET previous_secret = secret, previous_until = now() + interval '24 hours', secret = $secret WHERE id = $id;

-- name: disable_webhook
UPDATE assay.webhooks SET enabled = false, disabled_reason = $reason WHERE id = $id AND enabled;

-- name: mark_reached
UPDATE assay.webhooks SET failing_since = NULL WHERE id = $id AND failing_since IS NOT NULL;

-- name: mark_not_reached
UPDATE assay.webhooks SET failing_since = coalesce(failing_since, now()) WHERE id = $id
RETURNING failing_since <= now() - make_interval(days => $days::integer) AS for_days;
