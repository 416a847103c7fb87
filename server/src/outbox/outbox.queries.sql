-- name: insert_mail
INSERT INTO assay.outbox (organization_id, kind, recipient, subject, text, session_id)
VALUES (assay.current_organization(), $kind, $recipient, $subject, $text, $session_id::uuid) RETURNING id;

-- name: select_mails
SELECT id, kind, recipient, subject, text, state, tries, last_error, created_at, sent_at FROM assay.outbox
WHERE $before::uuid IS NULL OR id < $before::uuid
ORDER BY id DESC LIMIT $limit;

-- name: select_waiting_mail
SELECT id, recipient, subject, text, tries FROM assay.outbox WHERE id = $id AND state = 'waiting';

-- name: mark_sent
UPDATE assay.outbox SET state = 'sent', sent_at = now(), text = NULL, tries = tries + 1, last_error = NULL WHERE id = $id;

-- name: mark_not_sent
UPDATE assay.outbox SET state = $state, tries = tries + 1, last_error = $reason WHERE id = $id;

-- name: mark_waiting
-- A mail that was sent has no text any more, so it cannot be sent again.
UPDATE assay.outbox SET state = 'waiting', tries = 0 WHERE id = $id AND state <> 'sent';
