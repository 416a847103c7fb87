-- name: select_catalogue
SELECT DISTINCT ON (slug) id, slug, version, content_hash, kind, title, summary, competency, level, minutes, tells, follow_up, fixture, published_at
FROM assay.exercises ORDER BY slug, version DESC;

-- name: select_newest
SELECT id, slug, version, content_hash, kind, title, summary, competency, level, minutes, tells, follow_up, fixture, published_at, brief, starter
FROM assay.exercises WHERE slug = $slug ORDER BY version DESC LIMIT 1;

-- name: select_exercise_versions
SELECT version, content_hash, published_at FROM assay.exercises WHERE slug = $slug ORDER BY version DESC;

-- name: select_bundle
SELECT bundle FROM assay.exercise_bundles WHERE exercise_id = $exercise_id;
