-- as: acme
-- rows: 2
SELECT title FROM open_tasks WHERE tenant_id = 1;
-- as: globex
-- rows: 1
SELECT title FROM open_tasks WHERE tenant_id = 2 AND id = 2;
