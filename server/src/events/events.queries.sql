-- name: insert_event
INSERT INTO assay.events (organization_id, session_id, attempt_id, kind, summary, detail)
SELECT organization_id, session_id, id, $kind, $summary, $detail::jsonb FROM assay.attempts WHERE id = $attempt_id;

-- name: select_events
SELECT id, happened_at AS at, kind, summary, detail FROM assay.events WHERE attempt_id = $attempt_id ORDER BY sequence DESC LIMIT 1000;

-- name: select_broken_link
-- The first record whose hash does not follow from the one before it.
SELECT min(sequence) AS sequence FROM (
  SELECT sequence, hash <> assay.digest(coalesce(lag(hash) OVER chain, '\x'), to_jsonb(events) - 'hash')
    OR sequence <> row_number() OVER chain AS broken
  FROM assay.events WHERE attempt_id = $attempt_id WINDOW chain AS (ORDER BY sequence)
) checked WHERE broken;
