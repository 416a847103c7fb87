CREATE OR REPLACE FUNCTION desk.similar_passages(p_article uuid, p_limit integer DEFAULT 5)
  RETURNS TABLE (article_id uuid, title text, content text, distance double precision)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ WITH readable AS MATERIALIZED (
          SELECT a.unit_id, a.id, a.title FROM desk.articles a
          WHERE a.status = 'published' AND a.unit_id = ANY ((SELECT desk.my_units() || desk.units_above())::integer[]))
        SELECT r.id, r.title, p.content, desk.distance(p.embedding, asked.embedding)
        FROM readable r
        JOIN desk.passages p ON p.unit_id = r.unit_id AND p.article_id = r.id
        JOIN desk.passages asked ON asked.article_id = p_article AND asked.passage_no = 1
        WHERE r.id <> p_article AND asked.unit_id IN (SELECT unit_id FROM readable WHERE id = p_article)
        ORDER BY 4, r.title, r.id, p.passage_no LIMIT greatest(0, least(p_limit, 20)) $$;
