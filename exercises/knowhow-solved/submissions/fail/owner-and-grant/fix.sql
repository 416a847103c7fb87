ALTER VIEW desk.solved SET (security_invoker = false);
