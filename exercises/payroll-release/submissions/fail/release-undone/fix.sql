DROP POLICY own_and_standard ON payroll.payslip_texts;
CREATE POLICY standard ON payroll.payslip_texts FOR SELECT USING (employer IS NULL);

REVOKE SELECT ON payroll.run_progress FROM payroll_app;
