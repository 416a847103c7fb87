-- name: select_tryout_organization
SELECT assay.tryout_organization() AS id;

-- name: select_tryout_screen
-- In the organization for try-outs, each screen has one exercise.
SELECT screen_id AS id FROM assay.screen_exercises WHERE exercise_id = $exercise_id LIMIT 1;
