-- as: north
-- rows: 2
SELECT body FROM notes WHERE household_id = 1 ORDER BY id;

-- as: south
-- affects: 1
UPDATE notes SET body = body || '!' WHERE id = 1;

-- as: south
-- affects: 1
INSERT INTO notes VALUES (2, 3, 'Buy milk');
