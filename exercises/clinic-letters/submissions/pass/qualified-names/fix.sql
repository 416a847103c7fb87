ALTER POLICY handed_over ON documents
  USING (EXISTS (SELECT FROM document_shares s
                 WHERE s.colleague_id = (SELECT my_user_id())
                   AND s.clinic_id = documents.clinic_id AND s.document_id = documents.id));
