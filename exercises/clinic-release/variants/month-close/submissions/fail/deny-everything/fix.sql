REVOKE ALL ON ALL TABLES IN SCHEMA public FROM clinic_app, clinic_reporting;
