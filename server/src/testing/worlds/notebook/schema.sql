SET ROLE notebook_owner;
CREATE TABLE notes (
  household_id integer NOT NULL,
  id integer NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (household_id, id)
);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_household ON notes USING (household_id = nullif(current_setting('notebook.household', true), '')::integer);
GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO notebook_app;
