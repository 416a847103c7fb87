REVOKE EXECUTE ON FUNCTION payroll.hand_over_leaver(integer, text) FROM payroll_app;
