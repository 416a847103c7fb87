-- Whoever was handed over is kept.
ALTER TABLE payroll.starters DROP CONSTRAINT starters_leaver_fkey;
DROP POLICY after_ten_years ON payroll.employees;
CREATE POLICY after_ten_years ON payroll.employees AS RESTRICTIVE FOR DELETE USING (false);
