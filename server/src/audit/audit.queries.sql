-- name: insert_audit
INSERT INTO assay.audit (organization_id, actor, action, subject, detail)
VALUES (assay.current_organization(), $actor, $action, $subject, $detail::jsonb);

-- name: select_broken_entry
-- The first entry that does not follow from the one before it, or whose words are not those that were sealed. Words may
-- be missing only where the session that they were about was erased. One more than the last, when the end was cut off.
SELECT coalesce(min(checked.sequence) FILTER (WHERE broken), max(heads.sequence) FILTER (WHERE heads.hash <> coalesce(last_hash, '\x')) + 1) AS sequence,
  count(checked.sequence)::integer AS entries, now() AS at
FROM assay.audit_heads AS heads
LEFT JOIN LATERAL (
  SELECT sequence, last_value(hash) OVER (ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_hash,
    hash <> assay.link(coalesce(lag(hash) OVER chain, '\x'), to_jsonb(audit))
      OR sequence <> row_number() OVER chain
      OR CASE WHEN salt IS NULL THEN detail <> '{}' OR NOT EXISTS (
          SELECT FROM assay.sessions WHERE sessions.organization_id = audit.organization_id AND sessions.id = audit.session_id AND sessions.erased_at IS NOT NULL)
        ELSE seal <> assay.seal(salt, detail) END AS broken
  FROM assay.audit WHERE audit.organization_id = heads.organization_id WINDOW chain AS (ORDER BY sequence)
) AS checked ON true;

-- name: select_entries
SELECT sequence, happened_at AS at, actor, members.name AS actor_name, action, subject, audit.session_id, detail, salt IS NULL AS erased FROM assay.audit
LEFT JOIN assay.members ON members.organization_id = audit.organization_id AND 'member:' || members.account_id = audit.actor
WHERE ($before::integer IS NULL OR sequence < $before::integer)
  AND ($action::text IS NULL OR action = $action::text) AND ($actor::text IS NULL OR actor = $actor::text) AND ($session::uuid IS NULL OR audit.session_id = $session::uuid)
ORDER BY sequence DESC LIMIT $limit::integer;

-- name: select_actions
SELECT DISTINCT action FROM assay.audit ORDER BY action;
