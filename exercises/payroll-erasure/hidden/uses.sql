-- What the erasure is made for.
-- as: brookfield
-- affects: 1
DELETE FROM payroll.employees WHERE employee_no = 2;
-- affects: 1
DELETE FROM payroll.employees WHERE employee_no = 5;
-- affects: 0
DELETE FROM payroll.employees WHERE employee_no = 9;
-- as: holmgren
-- affects: 2
DELETE FROM payroll.employees WHERE employee_no IN (1, 2) AND left_on < '2016-01-01';
-- as: vasari
-- rows: 0
DELETE FROM payroll.employees WHERE employee_no = 2; SELECT * FROM payroll.pay_terms WHERE employee_no = 2;
