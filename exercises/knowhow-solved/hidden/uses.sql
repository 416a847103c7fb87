-- as: hearth
-- rows: 1
SELECT 'solved' FROM desk.solved WHERE unit_id IN (110, 111, 112) HAVING count(*) >= 20;
-- as: pedale
-- rows: 1
SELECT 'solved' FROM desk.solved WHERE words @@ to_tsquery('simple', 'garanti') HAVING count(*) >= 1;
