ALTER TABLE payroll.payslips DROP COLUMN replaces;
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_slip_no_key;
