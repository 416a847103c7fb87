CREATE TABLE notes_before AS SELECT * FROM notes;
GRANT SELECT ON notes_before TO notebook_app;
DROP POLICY shared_reading ON notes;
