-- as: hearth
-- rows: 20
SELECT content FROM desk.similar_passages((SELECT id FROM desk.articles WHERE title = 'When a customer threatens to sue'), 1000);
-- rows: 0
SELECT content FROM desk.similar_passages((SELECT id FROM desk.articles WHERE status = 'draft' ORDER BY id LIMIT 1), 5);
-- as: wayfare
-- rows: 1
SELECT 'from the group' FROM desk.similar_passages((SELECT id FROM desk.articles WHERE title = 'Tone of voice'), 5) s HAVING count(s.distance) = 5;
-- as: pedale
-- rows: 0
SELECT content FROM desk.similar_passages((SELECT id FROM desk.articles WHERE status = 'published' ORDER BY id LIMIT 1), 0);
