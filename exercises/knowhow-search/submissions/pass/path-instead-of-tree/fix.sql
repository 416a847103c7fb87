-- The tree is what a unit sees: itself, below, and the way up.
CREATE OR REPLACE FUNCTION desk.my_tree() RETURNS integer[]
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  AS $$ SELECT desk.my_units() || desk.units_above() $$;
