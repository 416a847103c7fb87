CREATE POLICY shared_reading ON notes FOR SELECT USING (true);
