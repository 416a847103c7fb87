CREATE OR REPLACE VIEW fwd.account_overview WITH (security_barrier = true) AS
  SELECT a.account, a.legal_name, a.credit_limit,
         (SELECT count(*) FROM fwd.shipment s WHERE s.account = a.account) AS shipments,
         (SELECT coalesce(sum(i.amount), 0) FROM fwd.invoice i WHERE i.account = a.account AND i.paid_on IS NULL) AS unpaid,
         a.credit_limit - (SELECT coalesce(sum(i.amount), 0) FROM fwd.invoice i WHERE i.account = a.account AND i.paid_on IS NULL) AS credit_left
  FROM fwd.account a WHERE a.account = gate.current_account();
