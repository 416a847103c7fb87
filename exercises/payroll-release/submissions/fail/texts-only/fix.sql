DROP POLICY own_and_standard ON payroll.payslip_texts;
CREATE POLICY own ON payroll.payslip_texts USING (employer = (SELECT payroll.employer()));
CREATE POLICY standard ON payroll.payslip_texts FOR SELECT USING (employer IS NULL);
