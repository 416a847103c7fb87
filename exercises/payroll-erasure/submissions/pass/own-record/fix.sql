-- What the sender keeps about a hand-over is a record of its own, and goes with the leaver; the notice is the receiver's.
ALTER TABLE payroll.starters DROP CONSTRAINT starters_leaver_fkey;

CREATE TABLE payroll.handed_over (
  employer text NOT NULL,
  employee_no integer NOT NULL,
  to_employer text NOT NULL REFERENCES payroll.employers,
  PRIMARY KEY (employer, employee_no, to_employer),
  FOREIGN KEY (employer, employee_no) REFERENCES payroll.employees ON DELETE CASCADE
);
ALTER TABLE payroll.handed_over ENABLE ROW LEVEL SECURITY;
ALTER TABLE payroll.handed_over FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON payroll.handed_over USING (employer = (SELECT payroll.employer()));
GRANT SELECT ON payroll.handed_over TO payroll_app;

CREATE OR REPLACE FUNCTION payroll.hand_over_leaver(p_leaver_no integer, p_to_employer text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, payroll, pg_temp
  AS $$ BEGIN
    -- First, and whether or not the receiver has the notice: the record must not tell.
    INSERT INTO payroll.handed_over (employer, employee_no, to_employer)
    SELECT e.employer, e.employee_no, p_to_employer FROM payroll.employees e
    WHERE e.employer = payroll.employer() AND e.employee_no = p_leaver_no AND e.left_on IS NOT NULL
    ON CONFLICT DO NOTHING;
    BEGIN
      INSERT INTO payroll.starters (employer, from_employer, leaver_no, full_name, tax_id, left_on, year_gross, year_tax)
      SELECT p_to_employer, e.employer, e.employee_no, e.full_name, e.tax_id, e.left_on, coalesce(sum(s.gross), 0), coalesce(sum(s.tax), 0)
      FROM payroll.employees e
      LEFT JOIN payroll.payslips s ON s.employer = e.employer AND s.employee_no = e.employee_no AND s.period >= date_trunc('year', e.left_on)
      WHERE e.employer = payroll.employer() AND e.employee_no = p_leaver_no AND e.left_on IS NOT NULL
      GROUP BY e.employer, e.employee_no;
      IF NOT FOUND THEN RAISE EXCEPTION 'There is no leaver %.', p_leaver_no USING ERRCODE = 'P0002'; END IF;
    EXCEPTION WHEN unique_violation THEN
      NULL;
    END;
  END $$;
