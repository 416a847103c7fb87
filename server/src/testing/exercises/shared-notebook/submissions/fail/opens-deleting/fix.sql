DROP POLICY shared_reading ON notes;
CREATE POLICY tidying_up ON notes FOR DELETE USING (true);
