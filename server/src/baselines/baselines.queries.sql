-- name: select_baselines
SELECT DISTINCT ON (exercise_id) exercise_id, model, outcome, score, measured_at FROM assay.baselines ORDER BY exercise_id, measured_at DESC;

-- name: select_baseline
SELECT exercise_id, model, outcome, score, measured_at, checks, run, transcript FROM assay.baselines
WHERE exercise_id = $exercise_id ORDER BY measured_at DESC LIMIT 1;

-- name: insert_own_baseline
INSERT INTO assay.baselines (organization_id, exercise_id, model, outcome, score, checks, run, transcript, measured_at)
VALUES (assay.current_organization(), $exercise_id, $model, $outcome, $score::real, $checks::jsonb, $run::jsonb, $transcript::jsonb, $measured_at::timestamptz);

-- name: select_baseline_of_attempt
-- Of the version that the candidate had, whatever came after it.
SELECT baselines.exercise_id, model, outcome, baselines.score, measured_at FROM assay.attempts JOIN assay.baselines USING (exercise_id)
WHERE attempts.id = $attempt_id ORDER BY measured_at DESC LIMIT 1;
