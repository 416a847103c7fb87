-- The sender stays who it is: the owner's functions may look at the notices that the caller has sent.
CREATE POLICY sent_before ON payroll.starters FOR SELECT TO payroll_owner USING (from_employer = (SELECT payroll.employer()));

CREATE OR REPLACE FUNCTION payroll.hand_over_leaver(p_leaver_no integer, p_to_employer text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, payroll, pg_temp
  AS $$ BEGIN
    INSERT INTO payroll.starters (employer, from_employer, leaver_no, full_name, tax_id, left_on, year_gross, year_tax, notice_no)
    SELECT p_to_employer, e.employer, e.employee_no, e.full_name, e.tax_id, e.left_on, coalesce(sum(s.gross), 0), coalesce(sum(s.tax), 0),
           (SELECT coalesce(max(t.notice_no), 0) + 1 FROM payroll.starters t WHERE t.employer = p_to_employer AND t.from_employer = payroll.employer())
    FROM payroll.employees e
    LEFT JOIN payroll.payslips s ON s.employer = e.employer AND s.employee_no = e.employee_no AND s.period >= date_trunc('year', e.left_on)
    WHERE e.employer = payroll.employer() AND e.employee_no = p_leaver_no AND e.left_on IS NOT NULL
    GROUP BY e.employer, e.employee_no;
    IF NOT FOUND THEN RAISE EXCEPTION 'There is no leaver %.', p_leaver_no USING ERRCODE = 'P0002'; END IF;
  EXCEPTION WHEN unique_violation THEN
    RETURN; -- Sent before: the notice is there and has its number.
  END $$;
