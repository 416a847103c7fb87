-- name: insert_event
INSERT INTO assay.events (organization_id, session_id, attempt_id, kind, summary, detail)
SELECT organization_id, session_id, id, $kind, $summary, $detail::jsonb FROM assay.attempts WHERE id = $attempt_id;

-- name: select_events
SELECT id, happened_at AS at, kind, summary, detail FROM assay.events WHERE attempt_id = $attempt_id ORDER BY sequence DESC LIMIT 1000;

-- name: select_broken_link
-- The first record that does not follow from the one before it, or whose words are not those that were sealed. Words may
-- be missing only where the session was erased. One more than the last, when the end was cut off.
SELECT coalesce(min(checked.sequence) FILTER (WHERE broken), max(attempts.event_count) FILTER (WHERE attempts.event_hash <> coalesce(last_hash, '\x')) + 1) AS sequence
FROM assay.attempts
JOIN assay.sessions ON sessions.organization_id = attempts.organization_id AND sessions.id = attempts.session_id
LEFT JOIN LATERAL (
  SELECT sequence, last_value(hash) OVER (ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_hash,
    hash <> assay.link(coalesce(lag(hash) OVER chain, '\x'), to_jsonb(events))
      OR sequence <> row_number() OVER chain
      OR CASE WHEN salt IS NULL THEN sessions.erased_at IS NULL OR summary <> '' OR detail <> '{}'
        ELSE seal <> assay.seal(salt, jsonb_build_object('summary', summary, 'detail', detail)) END AS broken
  FROM assay.events WHERE events.organization_id = attempts.organization_id AND events.attempt_id = attempts.id WINDOW chain AS (ORDER BY sequence)
) AS checked ON true
WHERE attempts.id = $attempt_id;
