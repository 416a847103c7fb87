DROP TABLE patients_phone_before;
ALTER POLICY member ON oncall_shifts
  WITH CHECK (clinic_id = ANY ((SELECT my_clinics())::integer[]) AND phone ~ '^[+][0-9][0-9 ]{7,18}$' AND day >= '2026-01-01');
CREATE FUNCTION is_my_clinic(p_clinic integer) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN RETURN p_clinic = ANY (public.my_clinics()); END $$;
ALTER POLICY member ON patients USING (is_my_clinic(clinic_id));
DROP INDEX patients_family_name_idx;
