-- name: select_catalogue
SELECT DISTINCT ON (slug) id, slug, version, content_hash, kind, title, summary, competency, level, minutes, published_at,
  (SELECT coalesce(jsonb_agg(item->'name' ORDER BY place), '[]') FROM jsonb_array_elements(variants) WITH ORDINALITY AS items (item, place)) AS variants
FROM assay.exercises ORDER BY slug, version DESC;

-- name: select_bundle
SELECT bundle FROM assay.exercise_bundles WHERE exercise_id = $exercise_id;
