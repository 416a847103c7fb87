-- The policies hold for functions as well.
ALTER POLICY damage_claim_own ON fwd.damage_claim TO PUBLIC;
