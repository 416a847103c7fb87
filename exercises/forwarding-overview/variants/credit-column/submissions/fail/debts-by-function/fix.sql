ALTER VIEW fwd.account_overview SET (security_invoker = true);

-- Analysts may not read everything the overview adds up, so the sum comes from a function.
CREATE FUNCTION fwd.unpaid(p_account text) RETURNS numeric
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, fwd, pg_temp
  AS $$ SELECT coalesce(sum(i.amount), 0) FROM fwd.invoice i WHERE i.account = p_account AND i.paid_on IS NULL $$;
REVOKE ALL ON FUNCTION fwd.unpaid(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fwd.unpaid(text) TO fwd_web, fwd_analyst;
