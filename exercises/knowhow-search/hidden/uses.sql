-- as: hearth
-- rows: 1
SELECT 'own draft' FROM desk.search_articles('') s JOIN desk.articles a ON a.id = s.article_id WHERE a.status = 'draft' HAVING count(*) >= 5;
-- rows: 3
SELECT s.title FROM desk.search_articles('') s JOIN desk.articles a ON a.id = s.article_id WHERE a.unit_id = 100;
-- as: wayfare
-- rows: 1
SELECT title FROM desk.search_articles('passport');
-- as: pedale
-- rows: 14
SELECT title FROM desk.search_articles('');
