-- name: select_drafts
SELECT drafts.id, drafts.slug, drafts.created_at, changed_at,
  coalesce(members.name, CASE WHEN changed_by LIKE 'api_key:%' THEN 'A program' ELSE 'A former member' END) AS changed_by, retired.retired_at
FROM assay.exercise_drafts AS drafts
LEFT JOIN assay.members ON members.organization_id = drafts.organization_id AND 'member:' || members.account_id = changed_by
LEFT JOIN assay.retired_exercises AS retired ON retired.organization_id = drafts.organization_id AND retired.slug = drafts.slug
WHERE $id::uuid IS NULL OR drafts.id = $id::uuid
ORDER BY changed_at DESC, drafts.id;

-- name: insert_draft
INSERT INTO assay.exercise_drafts (organization_id, slug, exercise_id, created_by, changed_by) VALUES (assay.current_organization(), $slug, $exercise_id, $by, $by)
ON CONFLICT (organization_id, slug) DO NOTHING RETURNING id;

-- name: insert_files
INSERT INTO assay.exercise_draft_files (organization_id, draft_id, path, content, version)
SELECT assay.current_organization(), $draft_id, key, value, 1 FROM jsonb_each_text($files::jsonb);

-- name: select_source
SELECT exercise_id FROM assay.exercise_drafts WHERE id = $draft_id;

-- name: is_catalogue_slug
SELECT EXISTS (SELECT FROM assay.exercises WHERE slug = $slug AND organization_id IS NULL) AS taken;

-- name: select_files
SELECT path, content, version, saved_at FROM assay.exercise_draft_files WHERE draft_id = $draft_id ORDER BY path;

-- name: raise_revision
-- Whoever changes a draft takes it first: two who change one file at once take turns, and the second finds another version.
UPDATE assay.exercise_drafts SET revision = revision + 1, changed_by = $by, changed_at = now() WHERE id = $draft_id RETURNING revision;

-- name: insert_file
INSERT INTO assay.exercise_draft_files (organization_id, draft_id, path, content, version)
VALUES (assay.current_organization(), $draft_id, $path, $content, $version) ON CONFLICT (organization_id, draft_id, path) DO NOTHING RETURNING path, version, saved_at;

-- name: update_file
UPDATE assay.exercise_draft_files SET path = $to, content = coalesce($content, content), version = $version, saved_at = now()
WHERE draft_id = $draft_id AND path = $path AND version = $base_version RETURNING path, version, saved_at;

-- name: delete_file
DELETE FROM assay.exercise_draft_files WHERE draft_id = $draft_id AND path = $path AND version = $base_version;

-- name: select_size
-- A file and a folder of one name could not stand beside each other.
SELECT count(*)::integer AS files, coalesce(sum(octet_length(content)), 0)::integer AS bytes,
  min(path) FILTER (WHERE starts_with(path, $path::text || '/') OR starts_with($path::text, path || '/')) AS in_the_way
FROM assay.exercise_draft_files WHERE draft_id = $draft_id;
