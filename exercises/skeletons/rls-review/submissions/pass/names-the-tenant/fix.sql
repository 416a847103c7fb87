CREATE OR REPLACE VIEW open_tasks WITH (security_barrier = true) AS
  SELECT tenant_id, id, title, assignee FROM tasks WHERE NOT done AND tenant_id = current_tenant();
