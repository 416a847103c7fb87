DROP TABLE patients_phone_before;
ALTER POLICY member ON oncall_shifts
  WITH CHECK (clinic_id = ANY ((SELECT my_clinics())::integer[]) AND phone ~ '^[+][0-9][0-9 ]{7,18}$' AND day >= '2026-01-01');
