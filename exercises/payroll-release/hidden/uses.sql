-- What the release was made for.
-- as: brookfield
-- rows: 3
SELECT code, wording FROM payroll.payslip_texts WHERE employer IS NULL ORDER BY code;
-- affects: 1
INSERT INTO payroll.payslip_texts (employer, code, wording) VALUES ('BRK', 'OT', 'Includes night shifts.');
-- affects: 1
INSERT INTO payroll.payslip_texts (employer, code, wording) VALUES ('BRK', 'XB', 'Includes the bonus.'); UPDATE payroll.payslip_texts SET wording = 'Includes the Christmas bonus.' WHERE employer = 'BRK';
-- rows: 1
SELECT slips FROM payroll.run_progress WHERE period = '2026-09-01';
-- rows: 1
SELECT payroll.run_payroll('2026-10-01'); SELECT slips FROM payroll.run_progress WHERE period = '2026-10-01' AND slips = 17;
-- as: vasari
-- affects: 1
INSERT INTO payroll.payslip_texts (employer, code, wording) VALUES ('VAS', 'TR', 'Include la tredicesima.'); DELETE FROM payroll.payslip_texts WHERE employer = 'VAS';
-- rows: 2
SELECT period, slips FROM payroll.run_progress ORDER BY period;
