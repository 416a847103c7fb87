-- name: insert_session_messages
-- Ids alone: whoever may know more asks for it.
INSERT INTO assay.webhook_messages (organization_id, webhook_id, type, happened_at, next_try_at, data)
SELECT sessions.organization_id, webhooks.id, $type, $at::timestamptz, now(), jsonb_build_object(
  'sessionId', sessions.id, 'candidateId', sessions.candidate_id, 'screenId', sessions.screen_id, 'screenVersion', sessions.screen_version,
  'state', $state::text, 'previousState', $previous_state::text)
FROM assay.sessions JOIN assay.webhooks ON webhooks.organization_id = sessions.organization_id
WHERE sessions.id = $session_id AND enabled AND $type = ANY (event_types)
RETURNING id;

-- name: insert_test_message
INSERT INTO assay.webhook_messages (organization_id, webhook_id, type, happened_at, next_try_at, data)
VALUES (assay.current_organization(), $webhook_id, 'webhook.test', now(), now(), jsonb_build_object('webhookId', $webhook_id::uuid)) RETURNING id;

-- name: select_messages
SELECT id, type, happened_at, state, next_try_at, data->>'sessionId' AS session_id, (
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'attemptedAt', to_char(attempted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'durationMs', duration_ms, 'status', status, 'answer', answer, 'error', error
  ) ORDER BY latest.id DESC), '[]')
  FROM (
    SELECT * FROM assay.webhook_deliveries AS deliveries
    WHERE deliveries.organization_id = messages.organization_id AND deliveries.message_id = messages.id ORDER BY id DESC LIMIT 20
  ) AS latest
) AS deliveries
FROM assay.webhook_messages AS messages
WHERE webhook_id = $webhook_id AND ($id::uuid IS NULL OR id = $id::uuid) AND ($before::uuid IS NULL OR id < $before::uuid)
  AND ($state::text IS NULL OR state = $state::text) AND ($type::text IS NULL OR type = $type::text)
ORDER BY id DESC LIMIT $limit;

-- name: select_due_message
-- Nothing when it arrived meanwhile, was given up, or its webhook was disabled.
SELECT messages.id, webhook_id, type, happened_at, data, tries, url, secret, CASE WHEN previous_until > now() THEN previous_secret END AS previous_secret
FROM assay.webhook_messages AS messages
JOIN assay.webhooks ON webhooks.organization_id = messages.organization_id AND webhooks.id = webhook_id
WHERE messages.id = $id AND state = 'waiting' AND enabled;

-- name: insert_delivery
INSERT INTO assay.webhook_deliveries (organization_id, message_id, attempted_at, duration_ms, status, answer, error)
VALUES (assay.current_organization(), $message_id, now() - make_interval(secs => $duration_ms::integer / 1000.0), $duration_ms::integer, $status, $answer, $error);

-- name: mark_tried
UPDATE assay.webhook_messages SET state = $state, tries = tries + 1, next_try_at = now() + make_interval(secs => $delay_seconds::double precision)
WHERE id = $id RETURNING next_try_at;

-- name: give_up_waiting
UPDATE assay.webhook_messages SET state = 'failed', next_try_at = NULL WHERE webhook_id = $webhook_id AND state = 'waiting';

-- name: forget_old
-- Looked for after each delivery, so that the log ends by itself.
DELETE FROM assay.webhook_messages WHERE webhook_id = $webhook_id AND happened_at < now() - make_interval(days => $days::integer);

-- name: ask_again
-- The oldest first, so that asking twice comes to all of them.
UPDATE assay.webhook_messages SET state = 'waiting', tries = 0, next_try_at = now()
WHERE id IN (
  SELECT id FROM assay.webhook_messages WHERE webhook_id = $webhook_id
    AND CASE WHEN $id::uuid IS NULL THEN state = 'failed' AND happened_at >= $since::timestamptz ELSE id = $id::uuid END
  ORDER BY id LIMIT $limit
) RETURNING id;
