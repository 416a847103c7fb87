REVOKE EXECUTE ON FUNCTION fwd.shipment_history(text, integer) FROM fwd_web, fwd_analyst;
