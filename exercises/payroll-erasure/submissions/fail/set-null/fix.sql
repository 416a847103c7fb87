-- The notice stays; only the leaver's number goes.
ALTER TABLE payroll.starters ADD COLUMN leaver_ref integer;
ALTER TABLE payroll.starters DROP CONSTRAINT starters_leaver_fkey;
ALTER TABLE payroll.starters NO FORCE ROW LEVEL SECURITY;
UPDATE payroll.starters SET leaver_ref = leaver_no;
ALTER TABLE payroll.starters FORCE ROW LEVEL SECURITY;
GRANT SELECT (leaver_ref) ON payroll.starters TO payroll_app;
ALTER TABLE payroll.starters
  ADD CONSTRAINT starters_leaver_fkey FOREIGN KEY (from_employer, leaver_ref) REFERENCES payroll.employees ON DELETE SET NULL (leaver_ref) NOT VALID;
