-- as: hearth
-- rows: 1
SELECT 1 FROM desk.answer_ticket(112, 2, 'A card number, or a passport?', (SELECT id FROM desk.articles WHERE title = 'Personal data in tickets')) quote
WHERE quote LIKE 'Never ask for a card number%';
-- rows: 1
SELECT 1 FROM desk.answer_ticket(110, 2, 'Above how many pounds does a shift lead sign?', (SELECT id FROM desk.articles WHERE title LIKE 'Refunds%' AND status = 'published' ORDER BY id LIMIT 1)) quote
WHERE quote LIKE 'Above % pounds%';
-- as: wayfare
-- affects: 1
INSERT INTO desk.messages (unit_id, ticket_no, message_no, author, body, article_id)
SELECT 121, 4, 9, 'agent', 'Im Entwurf steht:', id FROM desk.articles WHERE status = 'draft' ORDER BY id LIMIT 1;
-- affects: 1
INSERT INTO desk.messages (unit_id, ticket_no, message_no, author, body) VALUES (122, 5, 9, 'agent', 'Ohne Zitat.');
-- as: pedale
-- error: P0002
INSERT INTO desk.messages (unit_id, ticket_no, message_no, author, body, article_id) VALUES (200, 1, 9, 'agent', 'Voir :', '00000000-0000-4000-8000-000000000001');
-- rows: 1
SELECT desk.answer_ticket(201, 3, 'Sur mesure, avant le jour prévu, sans frais ?', (SELECT id FROM desk.articles WHERE title LIKE 'Annulation%' AND status = 'published' ORDER BY id LIMIT 1));
