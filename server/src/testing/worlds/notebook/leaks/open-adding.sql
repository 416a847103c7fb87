CREATE POLICY shared_adding ON notes FOR INSERT WITH CHECK (true);
