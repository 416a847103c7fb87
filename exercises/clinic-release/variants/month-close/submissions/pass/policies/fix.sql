ALTER TABLE invoices_2026_08 ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoices_2026_08 FORCE ROW LEVEL SECURITY;
CREATE POLICY member ON invoices_2026_08 USING (clinic_id = ANY ((SELECT my_clinics())::integer[]));
ALTER TABLE invoices_2026_09 ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoices_2026_09 FORCE ROW LEVEL SECURITY;
CREATE POLICY member ON invoices_2026_09 USING (clinic_id = ANY ((SELECT my_clinics())::integer[]));
ALTER TABLE invoices_2026_10 ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoices_2026_10 FORCE ROW LEVEL SECURITY;
CREATE POLICY member ON invoices_2026_10 USING (clinic_id = ANY ((SELECT my_clinics())::integer[]));
DROP POLICY own ON memberships;
CREATE POLICY own ON memberships FOR SELECT USING (user_id = (SELECT my_user_id()));
CREATE POLICY own_default ON memberships FOR UPDATE USING (user_id = (SELECT my_user_id()))
  WITH CHECK (user_id = (SELECT my_user_id()) AND clinic_id = ANY ((SELECT my_clinics())::integer[]));
