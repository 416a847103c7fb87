-- name: select_catalogue
SELECT DISTINCT ON (slug, own) id, slug, version, content_hash, kind, title, summary, competency, level, minutes, tells, follow_up, fixture, (SELECT coalesce(jsonb_agg(item->'name' ORDER BY place), '[]') FROM jsonb_array_elements(variants) WITH ORDINALITY AS items (item, place)) AS variants, published_at, organization_id IS NOT NULL AS own
FROM assay.exercises
WHERE version > 0 AND NOT EXISTS (SELECT FROM assay.retired_exercises WHERE retired_exercises.organization_id = exercises.organization_id AND retired_exercises.slug = exercises.slug)
ORDER BY slug, own, version DESC;

-- name: select_exercise
SELECT id, slug, version, content_hash, kind, title, summary, competency, level, minutes, tells, follow_up, fixture, (SELECT coalesce(jsonb_agg(item->'name' ORDER BY place), '[]') FROM jsonb_array_elements(variants) WITH ORDINALITY AS items (item, place)) AS variants, published_at, organization_id IS NOT NULL AS own, brief, starter
FROM assay.exercises WHERE id = $exercise_id AND version > 0;

-- name: select_versions_beside
SELECT others.id, others.version, others.content_hash, others.published_at FROM assay.exercises
JOIN assay.exercises AS others ON others.slug = exercises.slug AND others.organization_id IS NOT DISTINCT FROM exercises.organization_id
WHERE exercises.id = $exercise_id AND others.version > 0 ORDER BY others.version DESC;

-- name: select_bundle
SELECT bundle FROM assay.exercise_bundles WHERE exercise_id = $exercise_id;
