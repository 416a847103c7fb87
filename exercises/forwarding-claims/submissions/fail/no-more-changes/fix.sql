-- The caller's rights are enough.
ALTER FUNCTION fwd.withdraw_claim(integer) SECURITY INVOKER;
REVOKE UPDATE ON fwd.damage_claim FROM fwd_web;
