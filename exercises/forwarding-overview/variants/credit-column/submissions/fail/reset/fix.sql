-- Back to how it was.
ALTER VIEW fwd.account_overview RESET (security_invoker);
GRANT SELECT ON fwd.account_overview TO fwd_web, fwd_analyst;
