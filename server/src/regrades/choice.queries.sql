-- name: select_chosen_sessions
-- Of who was forgotten nothing is left to grade. Try-outs have no digest.
SELECT sessions.id, candidates.name,
  (SELECT count(*)::integer FROM assay.submissions WHERE submissions.organization_id = sessions.organization_id AND submissions.session_id = sessions.id AND sessions.erased_at IS NULL) AS handed_in,
  EXISTS (SELECT FROM assay.decisions WHERE decisions.organization_id = sessions.organization_id AND decisions.session_id = sessions.id) AS decided
FROM assay.sessions JOIN assay.candidates ON candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
WHERE sessions.id = ANY ($session_ids::uuid[])
  AND EXISTS (SELECT FROM assay.session_digests WHERE session_digests.organization_id = sessions.organization_id AND session_digests.session_id = sessions.id)
ORDER BY candidates.name, sessions.id;

-- name: select_handed_in
SELECT exercises.slug, exercises.version, exercises.kind, exercises.title, count(*)::integer AS attempts
FROM assay.submissions
JOIN assay.attempts ON attempts.organization_id = submissions.organization_id AND attempts.id = submissions.attempt_id
JOIN assay.exercises ON exercises.id = attempts.exercise_id
JOIN assay.sessions ON sessions.organization_id = submissions.organization_id AND sessions.id = submissions.session_id AND sessions.erased_at IS NULL
WHERE submissions.session_id = ANY ($session_ids::uuid[])
GROUP BY exercises.id ORDER BY min(attempts.position), exercises.slug, exercises.version;

-- name: select_versions
SELECT id, slug, version, kind, (SELECT array_agg(path ORDER BY path) FROM jsonb_object_keys(starter) AS path) AS files,
  (SELECT coalesce(jsonb_object_agg(item->>'name', (SELECT jsonb_agg(path ORDER BY path) FROM jsonb_object_keys(item->'starter') AS path)), '{}') FROM jsonb_array_elements(variants) AS item) AS variants
FROM assay.exercises
WHERE slug = ANY ($slugs::text[]) AND version > 0 ORDER BY version DESC;

-- name: select_submissions
SELECT submissions.id, attempts.session_id, attempts.variant, exercises.id AS exercise_id, exercises.slug, (SELECT array_agg(path ORDER BY path) FROM jsonb_object_keys(submissions.files) AS path) AS files
FROM assay.submissions
JOIN assay.attempts ON attempts.organization_id = submissions.organization_id AND attempts.id = submissions.attempt_id
JOIN assay.exercises ON exercises.id = attempts.exercise_id
JOIN assay.sessions ON sessions.organization_id = submissions.organization_id AND sessions.id = submissions.session_id AND sessions.erased_at IS NULL
WHERE submissions.session_id = ANY ($session_ids::uuid[]) AND exercises.slug = ANY ($slugs::text[])
ORDER BY attempts.session_id, attempts.position;
