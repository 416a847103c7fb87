-- The policies must hold for everybody.
ALTER TABLE fwd.shipment FORCE ROW LEVEL SECURITY;
CREATE POLICY shipment_owner ON fwd.shipment TO fwd_owner USING (true);
REVOKE ALL ON fwd.account_overview FROM PUBLIC;
