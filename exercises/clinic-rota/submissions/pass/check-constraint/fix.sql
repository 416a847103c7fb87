DROP POLICY member ON oncall_shifts;
CREATE POLICY member ON oncall_shifts USING (clinic_id = ANY ((SELECT my_clinics())::integer[]));
ALTER TABLE oncall_shifts ADD CONSTRAINT oncall_shifts_phone_format CHECK (phone ~ '^[+][0-9][0-9 ]{7,18}$');
