-- Nobody deletes another's notices.
CREATE POLICY own_only ON payroll.starters AS RESTRICTIVE FOR DELETE USING (employer = (SELECT payroll.employer()));
REVOKE DELETE ON payroll.starters FROM payroll_app;
