-- A number means something together with its employer only.
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_replaces_fkey;
ALTER TABLE payroll.payslips DROP CONSTRAINT payslips_slip_no_key;
ALTER TABLE payroll.payslips ADD CONSTRAINT payslips_replaces_fkey FOREIGN KEY (employer, replaces) REFERENCES payroll.payslips (employer, slip_no);

-- While at it: one helper instead of the same expression everywhere.
CREATE FUNCTION payroll.is_mine(p_employer text) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, payroll, pg_temp
  AS $$ BEGIN RETURN p_employer = payroll.employer(); END $$;
ALTER POLICY own ON payroll.employees USING (payroll.is_mine(employer));
DROP INDEX payroll.employees_full_name_idx;
