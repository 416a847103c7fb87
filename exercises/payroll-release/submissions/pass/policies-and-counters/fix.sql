DROP POLICY own_and_standard ON payroll.payslip_texts;
CREATE POLICY own ON payroll.payslip_texts USING (employer = (SELECT payroll.employer()));
CREATE POLICY standard ON payroll.payslip_texts FOR SELECT USING (employer IS NULL);

-- A counter for each employer and period, under row security like everything else.
DROP TRIGGER count_slip ON payroll.payslips;
DROP TABLE payroll.run_progress;
CREATE TABLE payroll.run_progress (
  employer text NOT NULL REFERENCES payroll.employers,
  period date NOT NULL,
  slips integer NOT NULL,
  PRIMARY KEY (employer, period)
);
ALTER TABLE payroll.payslips NO FORCE ROW LEVEL SECURITY;
INSERT INTO payroll.run_progress (employer, period, slips) SELECT employer, period, count(*) FROM payroll.payslips GROUP BY employer, period;
ALTER TABLE payroll.payslips FORCE ROW LEVEL SECURITY;
ALTER TABLE payroll.run_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE payroll.run_progress FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON payroll.run_progress USING (employer = (SELECT payroll.employer()));
GRANT SELECT ON payroll.run_progress TO payroll_app;

CREATE OR REPLACE FUNCTION payroll.count_slip() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, payroll, pg_temp
  AS $$ BEGIN
    INSERT INTO payroll.run_progress AS p (employer, period, slips) VALUES (NEW.employer, NEW.period, 1)
    ON CONFLICT (employer, period) DO UPDATE SET slips = p.slips + 1;
    RETURN NULL;
  END $$;
CREATE TRIGGER count_slip AFTER INSERT ON payroll.payslips FOR EACH ROW EXECUTE FUNCTION payroll.count_slip();
