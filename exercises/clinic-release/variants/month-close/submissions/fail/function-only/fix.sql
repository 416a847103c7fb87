CREATE OR REPLACE FUNCTION month_close(p_month date) RETURNS TABLE (number text, issued_on date, status text, total numeric)
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN
    RETURN QUERY EXECUTE format(
      'SELECT i.number, i.issued_on, i.status, i.total FROM public.%I i WHERE i.clinic_id = ANY (public.my_clinics()) AND i.status NOT IN (''draft'', ''void'') ORDER BY i.number',
      'invoices_' || to_char(p_month, 'YYYY_MM'));
  END $$;
REVOKE UPDATE ON memberships FROM clinic_app;
GRANT UPDATE (is_default) ON memberships TO clinic_app;
