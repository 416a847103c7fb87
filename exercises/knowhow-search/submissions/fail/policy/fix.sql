-- The policies hold for functions as well.
ALTER POLICY own_tree ON desk.articles TO PUBLIC;
ALTER POLICY from_above ON desk.articles TO PUBLIC;
