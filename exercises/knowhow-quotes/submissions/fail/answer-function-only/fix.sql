-- Refuse what the agent cannot read before the message is written.
CREATE OR REPLACE FUNCTION desk.answer_ticket(p_unit integer, p_ticket_no integer, p_body text, p_article uuid DEFAULT NULL) RETURNS text
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE quoted text;
  BEGIN
    IF p_article IS NOT NULL AND NOT EXISTS (SELECT FROM desk.articles a WHERE a.id = p_article) THEN
      RAISE EXCEPTION 'There is no article % to cite.', p_article USING ERRCODE = 'P0002';
    END IF;
    INSERT INTO desk.messages (unit_id, ticket_no, message_no, author, body, article_id)
    SELECT p_unit, p_ticket_no, coalesce(max(m.message_no), 0) + 1, 'agent', p_body, p_article
    FROM desk.messages m WHERE m.unit_id = p_unit AND m.ticket_no = p_ticket_no RETURNING quote INTO quoted;
    UPDATE desk.tickets SET status = 'solved' WHERE unit_id = p_unit AND ticket_no = p_ticket_no;
    RETURN quoted;
  END $$;
