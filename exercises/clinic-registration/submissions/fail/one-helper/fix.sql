ALTER TABLE patients DROP CONSTRAINT patients_insurance_no_key;
ALTER TABLE patients ADD CONSTRAINT patients_insurance_no_key UNIQUE (clinic_id, insurance_no);
CREATE FUNCTION is_my_clinic(p_clinic integer) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN RETURN p_clinic = ANY (public.my_clinics()); END $$;
ALTER POLICY member ON patients USING (is_my_clinic(clinic_id));
DROP INDEX patients_family_name_idx;
