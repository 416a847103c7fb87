DROP POLICY shared_adding ON notes;
