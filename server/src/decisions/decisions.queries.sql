-- name: select_decisions
SELECT version, outcome, reason, decisions.account_id, coalesce(members.name, 'A former member') AS name, decided_at FROM assay.decisions
LEFT JOIN assay.members ON members.organization_id = decisions.organization_id AND members.account_id = decisions.account_id
WHERE session_id = $session_id ORDER BY version DESC;

-- name: insert_decision
-- On top of the version that the decider saw. Of two on the same one, the key lets one in.
INSERT INTO assay.decisions (organization_id, session_id, version, outcome, reason, account_id)
SELECT organization_id, id, $base_version::integer + 1, $outcome, $reason, $account_id FROM assay.sessions
WHERE id = $session_id AND $base_version::integer = (SELECT coalesce(max(version), 0) FROM assay.decisions WHERE session_id = $session_id)
ON CONFLICT DO NOTHING;
