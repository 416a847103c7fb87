ALTER VIEW fwd.account_overview SET (security_invoker = true);
