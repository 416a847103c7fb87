-- A number means something together with its employer only.
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_replaces_fkey;
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_slip_no_key;
ALTER TABLE payroll.payslips ADD CONSTRAINT payslips_replaces_fkey FOREIGN KEY (employer, replaces) REFERENCES payroll.payslips (employer, slip_no);
