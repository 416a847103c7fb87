-- What Friday's release was made for.
-- as: nordlicht
-- rows: 0
SELECT id FROM patients WHERE phone ~ '\s';
-- affects: 1
INSERT INTO oncall_shifts (clinic_id, day, shift, staff_id, phone) VALUES (11, '2027-03-05', 'night', my_user_id(), '+49 40 5550188');
-- affects: 1
UPDATE oncall_shifts SET staff_id = my_user_id() WHERE day = '2026-10-20' AND shift = 'night';
-- as: tilleul
-- affects: 1
DELETE FROM oncall_shifts WHERE day = '2026-10-22' AND shift = 'day';
