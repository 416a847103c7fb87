CREATE OR REPLACE FUNCTION fwd.withdraw_claim(p_claim_no integer) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, fwd, pg_temp
  AS $$
  DECLARE mine fwd.damage_claim;
  BEGIN
    SELECT * INTO mine FROM fwd.damage_claim c
    WHERE c.account = gate.current_account() AND c.claim_no = p_claim_no AND c.status = 'open' FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'There is no open claim %.', p_claim_no USING ERRCODE = 'P0002'; END IF;
    UPDATE fwd.damage_claim SET status = 'withdrawn' WHERE account = mine.account AND claim_no = mine.claim_no;
  END $$;
