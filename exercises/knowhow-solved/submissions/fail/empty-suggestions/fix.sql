REVOKE ALL ON desk.solved_all FROM desk_web;
CREATE OR REPLACE VIEW desk.solved WITH (security_barrier = true, security_invoker = false) AS
  SELECT unit_id, ticket_no, subject, answer, opened_on, words FROM desk.solved_all
  WHERE unit_id = (SELECT a.unit_id FROM desk.agents a WHERE a.id = desk.my_agent());
