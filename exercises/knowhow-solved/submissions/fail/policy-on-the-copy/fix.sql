ALTER MATERIALIZED VIEW desk.solved_all ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tree ON desk.solved_all TO desk_web USING (unit_id = ANY ((SELECT desk.my_units())::integer[]));
