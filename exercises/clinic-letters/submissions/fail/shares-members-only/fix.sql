-- Shares are visible to members of their clinic only.
DROP POLICY mine ON document_shares;
ALTER POLICY handed_over ON documents
  USING (EXISTS (SELECT FROM document_shares s
                 WHERE s.colleague_id = (SELECT my_user_id()) AND s.clinic_id = ANY ((SELECT my_clinics())::integer[])));
