CREATE OR REPLACE FUNCTION desk.quote_article() RETURNS trigger
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp
  AS $$ BEGIN
    NEW.quote := (SELECT left(a.body, 120) FROM desk.articles a WHERE a.id = NEW.article_id ORDER BY a.unit_id LIMIT 1);
    IF NEW.article_id IS NOT NULL AND NEW.quote IS NULL THEN
      RAISE EXCEPTION 'There is no article % to cite.', NEW.article_id USING ERRCODE = 'P0002';
    END IF;
    RETURN NEW;
  END $$;
DROP FUNCTION desk.best_passage(uuid, text);
