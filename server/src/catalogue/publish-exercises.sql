-- name: insert_version
-- Unchanged content is no new version.
INSERT INTO assay.exercises (slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter, tells, follow_up, fixture, variants)
SELECT $slug, coalesce(max(version), 0) + 1, $content_hash, $kind, $title, $summary, $competency, $level, $minutes::integer, $brief, $starter::jsonb, $tells, $follow_up::text[], $fixture, $variants::jsonb
FROM assay.exercises WHERE slug = $slug
ON CONFLICT DO NOTHING
RETURNING id;

-- name: insert_bundle
INSERT INTO assay.exercise_bundles (exercise_id, bundle) VALUES ($exercise_id, $bundle);
