-- name: select_invitation_by_secret
-- Of its own link, or of a reminder's.
SELECT organization_id, id, session_id, expires_at, opened_at, revoked_at, expires_at <= now() AS expired
FROM assay.invitations WHERE secret_hash = decode($secret_hash, 'hex')
UNION ALL
SELECT invitations.organization_id, id, session_id, expires_at, opened_at, revoked_at, expires_at <= now()
FROM assay.reminders
JOIN assay.invitations ON invitations.organization_id = reminders.organization_id AND invitations.id = invitation_id
WHERE reminders.secret_hash = decode($secret_hash, 'hex');

-- name: insert_browser
INSERT INTO assay.session_keys (organization_id, session_id, secret_hash)
VALUES (assay.current_organization(), $session_id, decode($secret_hash, 'hex'));

-- name: mark_opened
UPDATE assay.invitations SET opened_at = coalesce(opened_at, now()) WHERE id = $id;

-- name: insert_candidate
INSERT INTO assay.candidates (organization_id, name, email) VALUES (assay.current_organization(), $name, $email) RETURNING id;

-- name: insert_session
-- Pins the newest version; those who were invited before keep theirs.
INSERT INTO assay.sessions (organization_id, candidate_id, screen_id, screen_version, expires_at, time_factor)
SELECT organization_id, $candidate_id, screen_id, max(version), coalesce($expires_at, now() + interval '14 days'), $time_factor
FROM assay.screen_versions WHERE screen_id = $screen_id GROUP BY organization_id, screen_id
RETURNING id, expires_at;

-- name: lock_screen
-- Invitations of one screen take turns: each counts the variants that the others have got.
SELECT id FROM assay.screens WHERE id = $screen_id FOR UPDATE;

-- name: insert_attempts
-- A session pins exercise versions, times and instructions. Seed and variant are drawn once, so that a grade can be repeated.
INSERT INTO assay.attempts (organization_id, session_id, position, exercise_id, weight, minutes, instructions, seed, variant)
SELECT sessions.organization_id, sessions.id, position, exercise_id, weight, ceil(screen_exercises.minutes * time_factor)::integer, instructions, floor(random() * 2147483647)::integer, chosen.name
FROM assay.sessions
JOIN assay.screen_exercises ON screen_exercises.organization_id = sessions.organization_id AND screen_exercises.screen_id = sessions.screen_id
  AND screen_exercises.version = sessions.screen_version
JOIN assay.exercises ON exercises.id = exercise_id
LEFT JOIN LATERAL (
  SELECT item->>'name' AS name FROM jsonb_array_elements(exercises.variants) WITH ORDINALITY AS items (item, place)
  ORDER BY CASE WHEN screen_exercises.variant = 'different' THEN (
      SELECT count(*) FROM assay.attempts AS given
      JOIN assay.sessions AS theirs ON theirs.organization_id = given.organization_id AND theirs.id = given.session_id AND theirs.screen_id = sessions.screen_id
      WHERE given.exercise_id = exercises.id AND given.variant = item->>'name')
    END, CASE WHEN screen_exercises.variant = 'different' THEN random() END, place
  LIMIT 1
) AS chosen ON true
WHERE sessions.id = $session_id;

-- name: insert_invitation
INSERT INTO assay.invitations (organization_id, session_id, secret_hash, created_by, expires_at)
VALUES (assay.current_organization(), $session_id, decode($secret_hash, 'hex'), $created_by, $expires_at) RETURNING id;

-- name: select_invitations
-- Try-outs have no digest.
SELECT invitations.id, invitations.session_id, sessions.screen_id, screen_versions.title AS screen_title, screen_versions.version AS screen_version,
  candidates.name, candidates.email, sessions.time_factor, states.state AS session_state,
  CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN invitations.expires_at <= now() THEN 'expired'
    WHEN opened_at IS NOT NULL THEN 'opened' ELSE 'waiting' END AS state,
  invitations.created_at, invitations.expires_at,
  (SELECT max(sent_at) FROM assay.reminders WHERE reminders.organization_id = invitations.organization_id AND invitation_id = invitations.id) AS reminded_at
FROM assay.invitations
JOIN assay.sessions ON sessions.organization_id = invitations.organization_id AND sessions.id = invitations.session_id
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id
  AND screen_versions.version = sessions.screen_version
JOIN assay.session_states() AS states ON states.organization_id = sessions.organization_id AND states.session_id = sessions.id
WHERE EXISTS (SELECT FROM assay.session_digests WHERE session_digests.organization_id = sessions.organization_id AND session_digests.session_id = sessions.id)
  AND ($id::uuid IS NULL OR invitations.id = $id::uuid)
ORDER BY invitations.id DESC LIMIT 500;

-- name: revoke_invitation
UPDATE assay.invitations SET revoked_at = now() WHERE id = $id AND revoked_at IS NULL AND opened_at IS NULL;

-- name: replace_secret
-- The link that was sent before opens nothing any more.
UPDATE assay.invitations SET secret_hash = decode($secret_hash, 'hex') WHERE id = $id AND revoked_at IS NULL AND opened_at IS NULL AND expires_at > now();

-- name: extend_link
UPDATE assay.invitations SET expires_at = greatest(expires_at, $expires_at::timestamptz) WHERE id = $id;

-- name: extend_session
UPDATE assay.sessions SET expires_at = greatest(expires_at, $expires_at::timestamptz) WHERE id = $session_id;

-- name: extend_attempts
UPDATE assay.attempts SET minutes = minutes + $minutes::integer, deadline_at = deadline_at + make_interval(mins => $minutes::integer), updated_at = now()
WHERE session_id = $session_id AND closed_at IS NULL RETURNING id, deadline_at;

-- name: select_invited
-- Whom a screen has invited and not turned away again.
SELECT DISTINCT lower(candidates.email) AS email
FROM assay.sessions
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
JOIN assay.session_states() AS states ON states.organization_id = sessions.organization_id AND states.session_id = sessions.id
WHERE sessions.screen_id = $screen_id AND lower(candidates.email) = ANY ($emails::text[]) AND states.state NOT IN ('withdrawn', 'expired');

-- name: select_over
SELECT invitations.revoked_at IS NOT NULL OR invitations.expires_at <= now() OR NOT EXISTS (
  SELECT FROM assay.attempts WHERE attempts.organization_id = invitations.organization_id AND attempts.session_id = invitations.session_id AND attempts.closed_at IS NULL
) AS over FROM assay.invitations WHERE id = $id;
