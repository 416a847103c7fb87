ALTER VIEW open_tasks SET (security_invoker = true);
