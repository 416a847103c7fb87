-- The reference stays within the employer.
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_replaces_fkey;
ALTER TABLE payroll.payslips ADD CONSTRAINT payslips_replaces_fkey FOREIGN KEY (employer, replaces) REFERENCES payroll.payslips (employer, slip_no);
