-- name: insert_baseline
-- A file that is read again at every start is recorded once. No version has these bytes: nothing is recorded.
INSERT INTO assay.baselines (exercise_id, model, outcome, score, checks, run, transcript, measured_at)
SELECT id, $model, $outcome, $score::real, $checks::jsonb, $run::jsonb, $transcript::jsonb, $measured_at::timestamptz
FROM assay.exercises WHERE slug = $slug AND content_hash = $content_hash
ON CONFLICT DO NOTHING;
