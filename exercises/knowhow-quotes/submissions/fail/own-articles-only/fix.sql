CREATE OR REPLACE FUNCTION desk.best_passage(p_article uuid, p_message text) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  AS $$ SELECT p.content FROM desk.passages p JOIN desk.articles a ON a.unit_id = p.unit_id AND a.id = p.article_id
        WHERE a.id = p_article AND a.status = 'published'
          AND p.unit_id = ANY (desk.my_units())
        ORDER BY (SELECT count(*) FROM unnest(tsvector_to_array(to_tsvector('simple', p.content))) word
                  WHERE word = ANY (tsvector_to_array(to_tsvector('simple', p_message)))) DESC, p.unit_id, p.passage_no LIMIT 1 $$;
CREATE OR REPLACE FUNCTION desk.quote_article() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ BEGIN
    NEW.quote := desk.best_passage(NEW.article_id, NEW.body);
    IF NEW.article_id IS NOT NULL AND NEW.quote IS NULL THEN
      RAISE EXCEPTION 'There is no article % to cite.', NEW.article_id USING ERRCODE = 'P0002';
    END IF;
    RETURN NEW;
  END $$;
