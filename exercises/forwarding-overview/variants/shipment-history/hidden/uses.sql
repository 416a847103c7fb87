-- as: boreal
-- rows: 2
SELECT changed_at, person FROM fwd.shipment_history('BOREAL', 18) WHERE changed_at < '2026-10-15';
-- as: kestrel
-- rows: 2
SELECT row_after ->> 'cargo_value' FROM fwd.shipment_history('KESTREL', 71) WHERE changed_at < '2026-10-15';
