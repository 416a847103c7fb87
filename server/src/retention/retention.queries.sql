-- name: select_retention_days
SELECT retention_days AS days FROM assay.organizations;

-- name: update_retention_days
UPDATE assay.organizations SET retention_days = $days;

-- name: select_retention_items
-- No session ends before it begins: of one that is younger than the period the end need not be found out.
SELECT retention.session_id, digests.name, digests.email, screen_versions.title AS screen, retention.ended_at, retention.delete_at, sessions.deletion_requested_at, sessions.erased_at,
  holds.reason, holds.account_id AS held_by, coalesce(members.name, 'A former member') AS held_by_name, holds.held_at
FROM assay.retention() AS retention
JOIN assay.organizations ON organizations.id = retention.organization_id
JOIN assay.sessions ON sessions.organization_id = retention.organization_id AND sessions.id = retention.session_id
JOIN assay.session_digests AS digests ON digests.organization_id = retention.organization_id AND digests.session_id = retention.session_id
JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id AND screen_versions.version = sessions.screen_version
LEFT JOIN assay.retention_holds AS holds ON holds.organization_id = retention.organization_id AND holds.session_id = retention.session_id
LEFT JOIN assay.members ON members.organization_id = holds.organization_id AND members.account_id = holds.account_id
WHERE sessions.created_at < now() + interval '30 days' - make_interval(days => organizations.retention_days) AND retention.delete_at < now() + interval '30 days'
  OR holds.session_id IS NOT NULL OR sessions.deletion_requested_at IS NOT NULL
ORDER BY retention.delete_at, retention.session_id LIMIT 500;

-- name: select_session_retention
SELECT sessions.id AS session_id, digests.name, digests.email, '' AS screen, retention.ended_at, retention.delete_at, sessions.deletion_requested_at, sessions.erased_at,
  holds.reason, holds.account_id AS held_by, coalesce(members.name, 'A former member') AS held_by_name, holds.held_at
FROM assay.sessions
JOIN assay.session_digests AS digests ON digests.organization_id = sessions.organization_id AND digests.session_id = sessions.id
LEFT JOIN assay.retention() AS retention ON retention.organization_id = sessions.organization_id AND retention.session_id = sessions.id
LEFT JOIN assay.retention_holds AS holds ON holds.organization_id = sessions.organization_id AND holds.session_id = sessions.id
LEFT JOIN assay.members ON members.organization_id = holds.organization_id AND members.account_id = holds.account_id
WHERE sessions.id = $session_id;

-- name: count_due
SELECT count(*)::integer AS due FROM assay.retention() AS retention
JOIN assay.sessions ON sessions.organization_id = retention.organization_id AND sessions.id = retention.session_id
WHERE sessions.created_at <= now() - make_interval(days => $days::integer) AND retention.ended_at <= now() - make_interval(days => $days::integer)
  AND NOT EXISTS (SELECT FROM assay.retention_holds AS holds WHERE holds.organization_id = retention.organization_id AND holds.session_id = retention.session_id);

-- name: select_due
SELECT retention.session_id FROM assay.retention() AS retention
JOIN assay.sessions ON sessions.organization_id = retention.organization_id AND sessions.id = retention.session_id
JOIN assay.organizations ON organizations.id = retention.organization_id
WHERE sessions.created_at <= now() - make_interval(days => organizations.retention_days) AND retention.delete_at <= now()
  AND ($session_id::uuid IS NULL OR retention.session_id = $session_id::uuid)
  AND NOT EXISTS (SELECT FROM assay.retention_holds AS holds WHERE holds.organization_id = retention.organization_id AND holds.session_id = retention.session_id)
ORDER BY retention.delete_at, retention.session_id LIMIT $limit::integer;

-- name: insert_hold
INSERT INTO assay.retention_holds (organization_id, session_id, reason, account_id)
SELECT organization_id, id, $reason, $account_id FROM assay.sessions WHERE id = $session_id
ON CONFLICT DO NOTHING;

-- name: delete_hold
DELETE FROM assay.retention_holds WHERE session_id = $session_id;

-- name: request_deletion
UPDATE assay.sessions SET deletion_requested_at = now() WHERE id = $session_id AND deletion_requested_at IS NULL AND erased_at IS NULL;
