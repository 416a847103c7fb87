-- The archive gets a key that names the employer; a reference stays within it.
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_replaces_fkey;
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_slip_no_key;
ALTER TABLE payroll.payslips ADD COLUMN archive_key text GENERATED ALWAYS AS (employer || '/' || slip_no) STORED UNIQUE;
ALTER TABLE payroll.payslips ADD COLUMN replaces_key text GENERATED ALWAYS AS (employer || '/' || replaces) STORED REFERENCES payroll.payslips (archive_key);
