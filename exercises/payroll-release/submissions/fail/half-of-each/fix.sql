-- What is written belongs to its writer.
ALTER POLICY own_and_standard ON payroll.payslip_texts WITH CHECK (employer = (SELECT payroll.employer()));

-- Periods in which the employer has a pay run, and no others.
ALTER TABLE payroll.run_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON payroll.run_progress FOR SELECT TO payroll_app
  USING (EXISTS (SELECT FROM payroll.pay_runs r WHERE r.employer = payroll.employer() AND r.period = run_progress.period));
