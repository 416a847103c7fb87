-- name: insert_try_out_screen
INSERT INTO assay.screens (organization_id, title, try_out) VALUES (assay.current_organization(), $title, true) RETURNING id;

-- name: select_exercise
SELECT slug, title, minutes FROM assay.exercises WHERE id = $id;
