REVOKE ALL ON invoices_2026_08, invoices_2026_09, invoices_2026_10 FROM clinic_app;
CREATE OR REPLACE FUNCTION month_close(p_month date) RETURNS TABLE (number text, issued_on date, status text, total numeric)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT i.number, i.issued_on, i.status, i.total FROM public.invoices i
        WHERE i.issued_on >= date_trunc('month', p_month)::date AND i.issued_on < (date_trunc('month', p_month) + interval '1 month')::date
          AND i.status NOT IN ('draft', 'void') ORDER BY i.number $$;
REVOKE UPDATE ON memberships FROM clinic_app;
GRANT UPDATE (is_default) ON memberships TO clinic_app;
ALTER POLICY own ON memberships USING (user_id = (SELECT my_user_id()) AND is_default);
