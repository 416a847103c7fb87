ALTER VIEW open_tasks SET (security_invoker = true);
DROP POLICY own_company ON tasks;
CREATE POLICY own_company ON tasks TO tracker_app USING (tenant_id::text = current_setting('tracker.tenant', true));
