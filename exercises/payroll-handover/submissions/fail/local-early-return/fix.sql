-- Nothing outlives the transaction any more.
CREATE OR REPLACE FUNCTION payroll.hand_over_leaver(p_leaver_no integer, p_to_employer text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, payroll, pg_temp
  AS $$
  DECLARE
    mine text := payroll.employer();
    leaver payroll.employees;
    paid record;
  BEGIN
    SELECT * INTO leaver FROM payroll.employees e WHERE e.employer = mine AND e.employee_no = p_leaver_no AND e.left_on IS NOT NULL;
    IF NOT FOUND THEN RAISE EXCEPTION 'There is no leaver %.', p_leaver_no USING ERRCODE = 'P0002'; END IF;
    SELECT coalesce(sum(s.gross), 0) AS gross, coalesce(sum(s.tax), 0) AS tax INTO paid FROM payroll.payslips s
    WHERE s.employer = mine AND s.employee_no = p_leaver_no AND s.period >= date_trunc('year', leaver.left_on);

    PERFORM set_config('payroll.employer', p_to_employer, true);
    IF EXISTS (SELECT FROM payroll.starters t WHERE t.employer = p_to_employer AND t.from_employer = mine AND t.leaver_no = p_leaver_no) THEN
      RETURN;
    END IF;
    INSERT INTO payroll.starters (employer, from_employer, leaver_no, full_name, tax_id, left_on, year_gross, year_tax, notice_no)
    SELECT p_to_employer, mine, p_leaver_no, leaver.full_name, leaver.tax_id, leaver.left_on, paid.gross, paid.tax, coalesce(max(t.notice_no), 0) + 1
    FROM payroll.starters t WHERE t.employer = p_to_employer AND t.from_employer = mine;
    PERFORM set_config('payroll.employer', mine, true);
  END $$;
