-- name: select_screens
SELECT id, title, draft, revision, CASE
    WHEN archived_at IS NOT NULL THEN 'archived'
    WHEN EXISTS (SELECT FROM assay.screen_versions WHERE screen_versions.organization_id = screens.organization_id AND screen_versions.screen_id = screens.id) THEN 'published'
    ELSE 'draft'
  END AS state
FROM assay.screens WHERE NOT try_out AND ($id::uuid IS NULL OR id = $id::uuid) ORDER BY title, id;

-- name: lock_screen
-- Two authors who save or publish at once take turns; the second finds another revision.
SELECT id FROM assay.screens WHERE id = $id FOR UPDATE;

-- name: select_versions
SELECT screen_id, version, title, introduction, task_order, breaks_allowed, ai_policy, data_policy, competencies, rule, reminder_hours, published_at,
  CASE published_by WHEN 'assay' THEN 'Assay' ELSE coalesce(members.name, 'a former member') END AS published_by,
  (SELECT count(*)::integer FROM assay.sessions WHERE sessions.organization_id = screen_versions.organization_id AND sessions.screen_id = screen_versions.screen_id
    AND sessions.screen_version = screen_versions.version) AS sessions,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('exerciseId', exercise_id, 'weight', weight, 'minutes', minutes, 'instructions', instructions, 'variant', variant) ORDER BY position), '[]')
    FROM assay.screen_exercises WHERE screen_exercises.organization_id = screen_versions.organization_id AND screen_exercises.screen_id = screen_versions.screen_id
    AND screen_exercises.version = screen_versions.version) AS exercises
FROM assay.screen_versions
LEFT JOIN assay.members ON members.organization_id = screen_versions.organization_id AND 'member:' || members.account_id = screen_versions.published_by
WHERE ($screen_id::uuid IS NULL OR screen_id = $screen_id::uuid)
ORDER BY screen_id, version DESC;

-- name: select_exercises
SELECT id, slug, version, title, kind, minutes,
  (SELECT coalesce(jsonb_agg(item->'name' ORDER BY place), '[]') FROM jsonb_array_elements(variants) WITH ORDINALITY AS items (item, place)) AS variants
FROM assay.exercises WHERE id = ANY ($ids::uuid[]) AND version > 0 ORDER BY title, id;

-- name: insert_screen
INSERT INTO assay.screens (organization_id, title, draft) VALUES (assay.current_organization(), $title, $draft::jsonb) RETURNING id;

-- name: update_draft
UPDATE assay.screens SET draft = $draft::jsonb, revision = revision + 1 WHERE id = $id AND revision = $revision;

-- name: insert_version
INSERT INTO assay.screen_versions (organization_id, screen_id, version, title, introduction, task_order, breaks_allowed, ai_policy, data_policy, competencies, rule, reminder_hours, published_by)
VALUES (assay.current_organization(), $screen_id, $version, $title, $introduction, $task_order, $breaks_allowed, $ai_policy, $data_policy, $competencies::jsonb, $rule::jsonb, $reminder_hours::integer[], $published_by);

-- name: insert_screen_exercise
INSERT INTO assay.screen_exercises (organization_id, screen_id, version, position, exercise_id, weight, minutes, instructions, variant)
VALUES (assay.current_organization(), $screen_id, $version, $position, $exercise_id, $weight, $minutes, $instructions, $variant);

-- name: mark_published
UPDATE assay.screens SET title = $title, draft = NULL, revision = revision + 1 WHERE id = $id;

-- name: update_archived
UPDATE assay.screens SET archived_at = CASE WHEN $archived THEN coalesce(archived_at, now()) END, revision = revision + 1
WHERE id = $id AND (archived_at IS NULL) = $archived;
