REVOKE ALL ON desk.solved_all FROM desk_web;
CREATE FUNCTION desk.my_solved() RETURNS SETOF desk.solved_all
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT * FROM desk.solved_all s WHERE s.unit_id = ANY (desk.my_units()) $$;
REVOKE ALL ON FUNCTION desk.my_solved() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.my_solved() TO desk_web;
CREATE OR REPLACE VIEW desk.solved WITH (security_invoker = true) AS
  SELECT unit_id, ticket_no, subject, answer, opened_on, words FROM desk.my_solved();
