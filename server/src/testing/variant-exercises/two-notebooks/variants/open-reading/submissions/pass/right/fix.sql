DROP POLICY shared_reading ON notes;
