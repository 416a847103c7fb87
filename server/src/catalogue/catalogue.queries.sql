-- name: select_catalogue
SELECT DISTINCT ON (slug, own) id, slug, version, content_hash, kind, title, summary, competency, level, minutes, published_at, organization_id IS NOT NULL AS own
FROM assay.exercises
WHERE version > 0 AND NOT EXISTS (SELECT FROM assay.retired_exercises WHERE retired_exercises.organization_id = exercises.organization_id AND retired_exercises.slug = exercises.slug)
ORDER BY slug, own, version DESC;

-- name: select_bundle
SELECT bundle FROM assay.exercise_bundles WHERE exercise_id = $exercise_id;
