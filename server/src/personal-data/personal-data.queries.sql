-- name: select_attempts_of_session
SELECT attempts.id, position, exercises.slug, exercises.title, attempts.minutes, started_at, submissions.submitted_at
FROM assay.attempts
JOIN assay.exercises ON exercises.id = attempts.exercise_id
LEFT JOIN assay.submissions ON submissions.organization_id = attempts.organization_id AND submissions.attempt_id = attempts.id
WHERE attempts.session_id = $session_id ORDER BY position;

-- name: select_visible_titles
SELECT coalesce(entry->>'group', entry->>'title') AS title
FROM (SELECT checks FROM assay.check_runs WHERE attempt_id = $attempt_id AND state = 'done' ORDER BY id DESC LIMIT 1) AS latest, jsonb_array_elements(checks) WITH ORDINALITY AS checks (entry, place)
GROUP BY 1 ORDER BY min(place);

-- name: select_person
SELECT organizations.name AS organization, candidates.name, candidates.email, sessions.created_at AS invited_at, sessions.time_factor, sessions.deletion_requested_at, sessions.erased_at
FROM assay.sessions
JOIN assay.organizations ON organizations.id = sessions.organization_id
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
WHERE sessions.id = $session_id;

-- name: select_mails_about
-- To the candidate; what administrators were told of him says no more than the events do.
SELECT kind, recipient AS to, subject, outbox.created_at AS at FROM assay.outbox
JOIN assay.sessions ON sessions.organization_id = outbox.organization_id AND sessions.id = outbox.session_id
JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id AND candidates.email = outbox.recipient
WHERE outbox.session_id = $session_id ORDER BY outbox.id;

-- name: select_all_events
SELECT happened_at AS at, kind, summary, detail FROM assay.events WHERE attempt_id = $attempt_id ORDER BY sequence;

-- name: select_all_check_runs
SELECT requested_at, state, checks, files FROM assay.check_runs WHERE attempt_id = $attempt_id ORDER BY id;

-- name: select_given_reviews
SELECT ratings, notes, given_at FROM assay.reviews WHERE attempt_id = $attempt_id ORDER BY given_at;
