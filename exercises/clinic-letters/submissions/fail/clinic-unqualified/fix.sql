-- The share must belong to the same clinic.
ALTER POLICY handed_over ON documents
  USING (EXISTS (SELECT FROM document_shares s
                 WHERE s.colleague_id = (SELECT my_user_id()) AND s.document_id = document_id AND s.clinic_id = clinic_id));
