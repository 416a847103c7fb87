-- A reference must lead to a payslip that its author can see.
CREATE FUNCTION payroll.check_replaces() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, payroll, pg_temp
  AS $$ BEGIN
    IF NEW.replaces IS NOT NULL AND NOT EXISTS (SELECT FROM payroll.payslips s WHERE s.slip_no = NEW.replaces) THEN
      RAISE EXCEPTION 'There is no payslip %.', NEW.replaces USING ERRCODE = '23503';
    END IF;
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION payroll.check_replaces() FROM PUBLIC;
CREATE TRIGGER check_replaces AFTER INSERT ON payroll.payslips FOR EACH ROW EXECUTE FUNCTION payroll.check_replaces();
