DROP TABLE patients_phone_before;
DROP POLICY member ON oncall_shifts;
CREATE POLICY member ON oncall_shifts FOR SELECT USING (clinic_id = ANY ((SELECT my_clinics())::integer[]));
