-- name: select_attempt
-- Both keys: an attempt's id alone must never be enough to reach it, whatever row security says.
SELECT attempts.id, attempts.session_id, attempts.exercise_id, attempts.variant, attempts.started_at, attempts.deadline_at, attempts.closed_at, attempts.holder_id, attempts.workspace,
  exercises.kind, exercises.title, attempts.minutes, attempts.outage_since, attempts.credit_seconds, coalesce(assay.variant_of(exercises.variants, attempts.variant)->>'brief', exercises.brief) AS brief,
  coalesce(assay.variant_of(exercises.variants, attempts.variant)->'starter', exercises.starter) AS starter, now() AS server_now,
  (attempts.started_at IS NOT NULL AND attempts.closed_at IS NULL AND attempts.deadline_at > now()) AS writable
FROM assay.attempts JOIN assay.exercises ON exercises.id = attempts.exercise_id
WHERE attempts.id = $attempt_id AND attempts.session_id = $session_id;

-- name: select_attempt_in_organization
SELECT attempts.id, attempts.session_id, attempts.exercise_id, attempts.variant, attempts.started_at, attempts.deadline_at, attempts.closed_at, attempts.holder_id, attempts.workspace,
  exercises.kind, exercises.title, attempts.minutes, attempts.outage_since, attempts.credit_seconds, coalesce(assay.variant_of(exercises.variants, attempts.variant)->>'brief', exercises.brief) AS brief,
  coalesce(assay.variant_of(exercises.variants, attempts.variant)->'starter', exercises.starter) AS starter, now() AS server_now,
  (attempts.started_at IS NOT NULL AND attempts.closed_at IS NULL AND attempts.deadline_at > now()) AS writable
FROM assay.attempts JOIN assay.exercises ON exercises.id = attempts.exercise_id
WHERE attempts.id = $attempt_id;

-- name: lock_attempt
-- Two tabs that start, submit or save at once take turns.
SELECT id FROM assay.attempts WHERE id = $attempt_id FOR UPDATE;

-- name: select_other_open
SELECT exercises.title FROM assay.attempts JOIN assay.exercises ON exercises.id = attempts.exercise_id
WHERE attempts.session_id = $session_id AND attempts.id <> $attempt_id
  AND attempts.started_at IS NOT NULL AND attempts.closed_at IS NULL AND attempts.deadline_at > now()
LIMIT 1;

-- name: select_start
SELECT states.state, states.ends_at, states.ends_at <= now() AS over, (
    SELECT exercises.title FROM assay.attempts JOIN assay.exercises ON exercises.id = attempts.exercise_id
    WHERE attempts.organization_id = own.organization_id AND attempts.session_id = own.session_id AND attempts.position < own.position AND attempts.closed_at IS NULL
      AND screen_versions.task_order = 'fixed' ORDER BY attempts.position LIMIT 1) AS waits_for
FROM assay.attempts AS own
JOIN assay.sessions ON sessions.organization_id = own.organization_id AND sessions.id = own.session_id
JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id
  AND screen_versions.version = sessions.screen_version
JOIN assay.session_states() AS states ON states.organization_id = own.organization_id AND states.session_id = own.session_id
WHERE own.id = $attempt_id AND own.session_id = $session_id;

-- name: begin_outage
UPDATE assay.attempts SET outage_since = now(), updated_at = now() WHERE id = $attempt_id AND outage_since IS NULL AND closed_at IS NULL;

-- name: credit_clock
-- At most four hours in all: a sandbox that never comes back must not keep a session open for ever.
UPDATE assay.attempts SET
  credit_seconds = least(credit_seconds + $seconds::integer, 4 * 3600),
  deadline_at = deadline_at + make_interval(secs => least($seconds::integer, 4 * 3600 - credit_seconds)),
  outage_since = CASE $outage WHEN 'goes on' THEN now() WHEN 'untouched' THEN outage_since END, updated_at = now()
WHERE id = $attempt_id AND closed_at IS NULL
RETURNING new.credit_seconds - old.credit_seconds AS credited, new.deadline_at;

-- name: start_attempt
UPDATE assay.attempts SET started_at = now(), deadline_at = now() + make_interval(mins => minutes), holder_id = $browser_id,
  workspace = $workspace::jsonb, updated_at = now()
WHERE id = $attempt_id AND started_at IS NULL RETURNING deadline_at;

-- name: close_attempt
UPDATE assay.attempts SET closed_at = now(), updated_at = now() WHERE id = $attempt_id AND closed_at IS NULL;

-- name: take_over
UPDATE assay.attempts SET holder_id = $browser_id, updated_at = now() WHERE id = $attempt_id;

-- name: insert_starter
-- A task that was reopened has its drafts already.
INSERT INTO assay.workspace_files (organization_id, session_id, attempt_id, path, content)
SELECT attempts.organization_id, attempts.session_id, attempts.id, file.key, file.value
FROM assay.attempts JOIN assay.exercises ON exercises.id = attempts.exercise_id,
  jsonb_each_text(coalesce(assay.variant_of(exercises.variants, attempts.variant)->'starter', exercises.starter)) AS file
WHERE attempts.id = $attempt_id ON CONFLICT DO NOTHING;

-- name: insert_file
INSERT INTO assay.workspace_files (organization_id, session_id, attempt_id, path, content)
SELECT organization_id, session_id, id, $path, $content FROM assay.attempts WHERE id = $attempt_id
ON CONFLICT DO NOTHING;

-- name: select_files
SELECT path, content, version, saved_at FROM assay.workspace_files WHERE attempt_id = $attempt_id ORDER BY path;

-- name: save_file
-- The version in the condition makes a lost update impossible: of two saves on one version, one finds no row.
UPDATE assay.workspace_files SET content = $content, version = version + 1, saved_at = now()
WHERE attempt_id = $attempt_id AND path = $path AND version = $base_version RETURNING version, saved_at;

-- name: overwrite_file
UPDATE assay.workspace_files SET content = $content, version = version + 1, saved_at = now()
WHERE attempt_id = $attempt_id AND path = $path AND content <> $content;

-- name: select_recent_save
SELECT EXISTS (SELECT FROM assay.events WHERE attempt_id = $attempt_id AND kind = 'file_saved' AND detail->>'path' = $path
  AND happened_at > now() - interval '1 minute') AS recent;
