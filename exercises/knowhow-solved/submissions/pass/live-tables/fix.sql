-- Without the copy: the caller's rights, and the policies of the tables themselves.
REVOKE ALL ON desk.solved_all FROM desk_web;
CREATE OR REPLACE VIEW desk.solved WITH (security_invoker = true) AS
  SELECT t.unit_id, t.ticket_no, t.subject, m.body AS answer, t.opened_on, to_tsvector('simple', t.subject || ' ' || m.body) AS words
  FROM desk.tickets t
  JOIN LATERAL (SELECT m.body FROM desk.messages m WHERE m.unit_id = t.unit_id AND m.ticket_no = t.ticket_no AND m.author = 'agent'
                ORDER BY m.message_no DESC LIMIT 1) m ON true
  WHERE t.status = 'solved';
