DROP POLICY handed_over ON documents;
CREATE POLICY handed_over ON documents FOR SELECT
  USING ((clinic_id, id) IN (SELECT s.clinic_id, s.document_id FROM document_shares s WHERE s.colleague_id = (SELECT my_user_id())));
