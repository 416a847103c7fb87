CREATE OR REPLACE FUNCTION fwd.withdraw_claim(p_claim_no integer) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, fwd, pg_temp
  AS $$ BEGIN
    UPDATE fwd.damage_claim SET status = 'withdrawn'
    WHERE account = gate.current_account() AND claim_no = p_claim_no AND status = 'open';
    IF NOT FOUND THEN RAISE EXCEPTION 'There is no open claim %.', p_claim_no USING ERRCODE = 'P0002'; END IF;
  END $$;
