ALTER VIEW fwd.account_overview SET (security_invoker = true);
CREATE FUNCTION gate.is_mine(p_account text) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
  AS $$ BEGIN RETURN p_account = gate.current_account(); END $$;
ALTER POLICY invoice_own ON fwd.invoice USING (gate.is_mine(account)) WITH CHECK (gate.is_mine(account));
DROP INDEX fwd.invoice_shipment_idx;
