-- Whoever writes, writes its own: one more condition for each command that writes.
CREATE POLICY insert_own ON payroll.payslip_texts AS RESTRICTIVE FOR INSERT WITH CHECK (employer = (SELECT payroll.employer()));
CREATE POLICY update_own ON payroll.payslip_texts AS RESTRICTIVE FOR UPDATE USING (employer = (SELECT payroll.employer()));
CREATE POLICY delete_own ON payroll.payslip_texts AS RESTRICTIVE FOR DELETE USING (employer = (SELECT payroll.employer()));

-- The index on employer and period is enough: what is counted is one month of one employer.
DROP TRIGGER count_slip ON payroll.payslips;
DROP FUNCTION payroll.count_slip();
DROP TABLE payroll.run_progress;
CREATE VIEW payroll.run_progress WITH (security_invoker = true) AS
  SELECT period, count(*)::integer AS slips FROM payroll.payslips WHERE employer = payroll.employer() GROUP BY period;
GRANT SELECT ON payroll.run_progress TO payroll_app;
