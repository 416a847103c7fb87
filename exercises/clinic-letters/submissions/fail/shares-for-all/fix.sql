ALTER POLICY handed_over ON documents
  USING (EXISTS (SELECT FROM document_shares s
                 WHERE s.colleague_id = (SELECT my_user_id())
                   AND s.clinic_id = documents.clinic_id AND s.document_id = documents.id));

-- The subquery runs with the reader's rights, so he must be able to see the shares it looks for.
ALTER POLICY mine ON document_shares USING (true);
