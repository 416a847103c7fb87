-- as: boreal
-- rows: 1
SELECT fwd.withdraw_claim(2);
-- error: P0002
SELECT fwd.withdraw_claim(4711);
-- as: lusitania
-- rows: 1
SELECT fwd.withdraw_claim(3);
