DROP TABLE patients_phone_before;
-- Nobody plans shifts for another clinic.
CREATE POLICY own_clinic ON oncall_shifts AS RESTRICTIVE FOR INSERT WITH CHECK (clinic_id = ANY ((SELECT my_clinics())::integer[]));
