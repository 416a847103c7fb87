-- as: kestrel
-- rows: 1
SELECT credit_left FROM fwd.account_overview WHERE account = 'KESTREL' AND credit_left = credit_limit - unpaid;
