CREATE OR REPLACE FUNCTION fwd.shipment_history(p_account text, p_shipment_no integer)
  RETURNS TABLE (changed_at timestamptz, person text, action text, row_after jsonb)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, fwd, pg_temp
  AS $$ BEGIN
    IF p_account IS DISTINCT FROM gate.current_account() THEN RAISE EXCEPTION 'This is another account''s shipment.' USING ERRCODE = '42501'; END IF;
    RETURN QUERY SELECT l.changed_at, l.person, l.action, l.row_after FROM fwd.change_log l
      WHERE l.account = p_account AND l.relation = 'shipment' AND (l.row_after ->> 'shipment_no')::integer = p_shipment_no
      ORDER BY l.changed_at;
  END $$;
CREATE FUNCTION gate.is_mine(p_account text) RETURNS boolean
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
  AS $$ BEGIN RETURN p_account = gate.current_account(); END $$;
ALTER POLICY invoice_own ON fwd.invoice USING (gate.is_mine(account)) WITH CHECK (gate.is_mine(account));
DROP INDEX fwd.invoice_shipment_idx;
