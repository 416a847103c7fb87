CREATE OR REPLACE FUNCTION desk.similar_passages(p_article uuid, p_limit integer DEFAULT 5)
  RETURNS TABLE (article_id uuid, title text, content text, distance double precision)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ WITH readable AS MATERIALIZED (
          SELECT a.unit_id, a.id, a.title FROM desk.articles a
          WHERE a.status = 'published' AND a.unit_id = ANY ((SELECT desk.my_units() || desk.units_above())::integer[])),
        nearest AS MATERIALIZED (
          SELECT p.unit_id, p.article_id, p.passage_no, p.content, desk.distance(p.embedding, asked.embedding) AS distance
          FROM desk.passages p JOIN desk.passages asked ON asked.article_id = p_article AND asked.passage_no = 1
          WHERE p.article_id <> p_article AND asked.unit_id IN (SELECT unit_id FROM readable WHERE id = p_article)
            AND (p.unit_id, p.article_id) IN (SELECT unit_id, id FROM readable)
          ORDER BY distance, p.unit_id, p.article_id, p.passage_no LIMIT greatest(0, least(p_limit, 20)))
        SELECT r.id, r.title, n.content, n.distance
        FROM nearest n JOIN readable r ON r.unit_id = n.unit_id AND r.id = n.article_id
        ORDER BY n.distance, r.title, r.id, n.passage_no LIMIT greatest(0, least(p_limit, 20)) $$;
