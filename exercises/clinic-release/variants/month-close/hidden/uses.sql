-- What Friday's release was made for.
-- as: nordlicht
-- rows: 16
SELECT number, total FROM month_close('2026-10-01') WHERE number LIKE 'NO-%';
-- rows: 1
SELECT set_default_clinic(11);
-- as: tilleul
-- rows: 1
SELECT set_default_clinic(13);
