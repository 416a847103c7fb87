-- name: select_own_versions
SELECT slug, version, exercises.id AS exercise_id, content_hash, published_at,
  coalesce(members.name, CASE WHEN published_by LIKE 'api_key:%' THEN 'A program' ELSE 'A former member' END) AS published_by
FROM assay.exercises
LEFT JOIN assay.members ON members.organization_id = exercises.organization_id AND 'member:' || members.account_id = published_by
WHERE exercises.organization_id IS NOT NULL AND version > 0 AND ($slug::text IS NULL OR slug = $slug)
ORDER BY slug, version DESC;

-- name: insert_own_version
-- Content that was published before is no new version; content that was tried out before is tried out again.
INSERT INTO assay.exercises (organization_id, published_by, slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter, tells, follow_up, fixture, variants)
SELECT assay.current_organization(), $published_by, $slug, CASE WHEN $offered THEN coalesce(max(version), 0) + 1 ELSE 0 END, $content_hash, $kind, $title, $summary, $competency, $level,
  $minutes::integer, $brief, $starter::jsonb, $tells, $follow_up::text[], $fixture, $variants::jsonb
FROM assay.exercises WHERE organization_id = assay.current_organization() AND slug = $slug
ON CONFLICT DO NOTHING
RETURNING id, version;

-- name: insert_bundle
INSERT INTO assay.exercise_bundles (exercise_id, bundle) VALUES ($exercise_id, $bundle);

-- name: select_snapshot
SELECT id FROM assay.exercises WHERE organization_id = assay.current_organization() AND slug = $slug AND content_hash = $content_hash AND version = 0;

-- name: retire
INSERT INTO assay.retired_exercises (organization_id, slug, retired_by) VALUES (assay.current_organization(), $slug, $by) ON CONFLICT DO NOTHING;

-- name: bring_back
DELETE FROM assay.retired_exercises WHERE slug = $slug;
