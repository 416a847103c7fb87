REVOKE UPDATE ON memberships FROM clinic_app;
GRANT UPDATE (is_default) ON memberships TO clinic_app;
