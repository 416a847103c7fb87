-- name: select_reminders_to_come
-- One whose time is over already at the invitation is left out.
SELECT hours, invitations.expires_at - make_interval(hours => hours) AS due_at
FROM assay.invitations
JOIN assay.sessions ON sessions.organization_id = invitations.organization_id AND sessions.id = invitations.session_id
JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id
  AND screen_versions.version = sessions.screen_version
CROSS JOIN unnest(reminder_hours) AS hours
WHERE invitations.id = $invitation_id AND invitations.expires_at - make_interval(hours => hours) > now() AND NOT EXISTS (
  SELECT FROM assay.reminders WHERE reminders.organization_id = invitations.organization_id AND reminders.invitation_id = invitations.id AND hours_before = hours);

-- name: select_reminder
-- `late`: a later one is due, too, so that after a standstill a candidate gets one mail and not all of them.
SELECT invitations.expires_at - make_interval(hours => $hours::integer) > now() AS early,
  EXISTS (SELECT FROM unnest(reminder_hours) AS later WHERE later < $hours::integer AND invitations.expires_at - make_interval(hours => later) <= now()) AS late,
  states.state IN ('invited', 'started', 'in_progress') AND invitations.expires_at > now() AS open
FROM assay.invitations
JOIN assay.sessions ON sessions.organization_id = invitations.organization_id AND sessions.id = invitations.session_id
JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id
  AND screen_versions.version = sessions.screen_version
JOIN assay.session_states() AS states ON states.organization_id = sessions.organization_id AND states.session_id = sessions.id
WHERE invitations.id = $invitation_id;

-- name: insert_reminder
-- Nothing when it was sent before: of two that come to it at once, the second waits here and finds the first one's.
INSERT INTO assay.reminders (organization_id, invitation_id, hours_before, secret_hash)
VALUES (assay.current_organization(), $invitation_id, $hours::integer, decode($secret_hash, 'hex')) ON CONFLICT DO NOTHING;

-- name: forget_links
UPDATE assay.reminders SET secret_hash = NULL WHERE invitation_id = $invitation_id;
