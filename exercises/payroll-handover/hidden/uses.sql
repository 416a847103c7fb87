-- What the numbers are made for. Leaver 2 was handed over before: no error, and no second notice.
-- as: brookfield
-- rows: 1
SELECT payroll.hand_over_leaver(2, 'HOL');
-- rows: 3
SELECT notice_no, from_employer, full_name FROM payroll.starters WHERE employer = 'BRK' AND notice_no <= 2 ORDER BY from_employer, notice_no;
-- as: vasari
-- rows: 1
SELECT payroll.hand_over_leaver(5, 'HOL'); SELECT set_config('payroll.employer', 'HOL', true); SELECT full_name FROM payroll.starters WHERE from_employer = 'VAS' AND leaver_no = 5 AND notice_no = 2;
