-- The shift's clinic must be one where we have staff.
ALTER POLICY member ON oncall_shifts
  WITH CHECK (phone ~ '^[+][0-9][0-9 ]{7,18}$' AND EXISTS (SELECT FROM staff s WHERE s.clinic_id = clinic_id));
