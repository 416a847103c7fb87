ALTER VIEW open_tasks SET (security_barrier = true);
