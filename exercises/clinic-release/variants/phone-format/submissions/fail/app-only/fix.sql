-- The application has no use for the copy.
REVOKE ALL ON patients_phone_before FROM clinic_app;
ALTER POLICY member ON oncall_shifts
  WITH CHECK (clinic_id = ANY ((SELECT my_clinics())::integer[]) AND phone ~ '^[+][0-9][0-9 ]{7,18}$' AND day >= '2026-01-01');
