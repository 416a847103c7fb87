-- What corrections are made for.
-- as: brookfield
-- affects: 1
INSERT INTO payroll.payslips (employer, slip_no, employee_no, period, gross, tax, replaces)
SELECT employer, slip_no || '-2', employee_no, period, gross + 50, tax, slip_no FROM payroll.payslips WHERE slip_no = 'BRK-2026-09-0012';
-- error: 23503
INSERT INTO payroll.payslips (employer, slip_no, employee_no, period, gross, tax, replaces)
VALUES ('BRK', 'BRK-2026-10-0012', 12, '2026-10-01', 2210.00, 464.10, 'BRK-1999-01-0012');
-- as: vasari
-- affects: 1
INSERT INTO payroll.payslips (employer, slip_no, employee_no, period, gross, tax, replaces)
SELECT employer, slip_no || '-2', employee_no, period, gross, tax + 10, slip_no FROM payroll.payslips WHERE slip_no = 'VAS-2026-08-0006';
-- error: 23505
INSERT INTO payroll.payslips (employer, slip_no, employee_no, period, gross, tax) VALUES ('VAS', 'VAS-2026-08-0006', 6, '2026-08-01', 1, 0);
