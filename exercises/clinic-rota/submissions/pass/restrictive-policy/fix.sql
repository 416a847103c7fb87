CREATE POLICY own_clinic ON oncall_shifts AS RESTRICTIVE USING (clinic_id = ANY ((SELECT my_clinics())::integer[]));
