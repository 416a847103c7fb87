-- Find the article that the writer may read, and ask for a passage of exactly that one.
DROP FUNCTION desk.best_passage(uuid, text);
CREATE OR REPLACE FUNCTION desk.best_passage(p_unit integer, p_article uuid, p_message text) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  AS $$ SELECT p.content FROM desk.passages p JOIN desk.articles a ON a.unit_id = p.unit_id AND a.id = p.article_id
        WHERE a.id = p_article AND a.status = 'published' AND a.unit_id = p_unit
        ORDER BY (SELECT count(*) FROM unnest(tsvector_to_array(to_tsvector('simple', p.content))) word
                  WHERE word = ANY (tsvector_to_array(to_tsvector('simple', p_message)))) DESC, p.unit_id, p.passage_no LIMIT 1 $$;
REVOKE ALL ON FUNCTION desk.best_passage(integer, uuid, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION desk.quote_article() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE cited desk.articles;
  BEGIN
    SELECT * INTO cited FROM desk.articles a
    WHERE a.id = NEW.article_id AND (a.unit_id = ANY (desk.my_units()) OR a.status = 'published' AND a.unit_id = ANY (desk.units_above()))
    ORDER BY a.unit_id LIMIT 1;
    IF NEW.article_id IS NOT NULL AND NOT FOUND THEN
      RAISE EXCEPTION 'There is no article % to cite.', NEW.article_id USING ERRCODE = 'P0002';
    END IF;
    NEW.quote := coalesce(desk.best_passage(cited.unit_id, cited.id, NEW.body), left(cited.body, 120));
    RETURN NEW;
  END $$;
