ALTER TABLE patients_phone_before ENABLE ROW LEVEL SECURITY;
ALTER TABLE patients_phone_before FORCE ROW LEVEL SECURITY;
CREATE POLICY member ON patients_phone_before USING (clinic_id = ANY ((SELECT my_clinics())::integer[]));
DROP POLICY member ON oncall_shifts;
CREATE POLICY member ON oncall_shifts USING (clinic_id = ANY ((SELECT my_clinics())::integer[]));
ALTER TABLE oncall_shifts ADD CONSTRAINT oncall_shifts_phone_format CHECK (phone ~ '^[+][0-9][0-9 ]{7,18}$');
