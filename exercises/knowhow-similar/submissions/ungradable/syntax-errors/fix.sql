ALTER POLICY own_tree ON ;
