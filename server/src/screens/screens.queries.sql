-- name: select_screens
SELECT screens.id, screens.title, screens.introduction, jsonb_agg(jsonb_build_object('id', exercises.id, 'slug', exercises.slug, 'title', exercises.title,
  'kind', exercises.kind, 'minutes', exercises.minutes, 'weight', screen_exercises.weight) ORDER BY screen_exercises.position) AS exercises
FROM assay.screens
JOIN assay.screen_exercises ON screen_exercises.organization_id = screens.organization_id AND screen_exercises.screen_id = screens.id
JOIN assay.exercises ON exercises.id = screen_exercises.exercise_id
GROUP BY screens.organization_id, screens.id ORDER BY screens.title, screens.id;

-- name: insert_screen
INSERT INTO assay.screens (organization_id, title, introduction, policies)
VALUES (assay.current_organization(), $title, $introduction, $policies::jsonb) RETURNING id;

-- name: insert_screen_exercise
INSERT INTO assay.screen_exercises (organization_id, screen_id, position, exercise_id, weight)
VALUES (assay.current_organization(), $screen_id, $position, $exercise_id, $weight);
