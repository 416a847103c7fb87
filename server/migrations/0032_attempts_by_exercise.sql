-- A report shows what others reached in the same exercise.
SET LOCAL ROLE assay_owner;
CREATE INDEX attempts_by_exercise ON assay.attempts (organization_id, exercise_id, id);
RESET ROLE;
