-- No predicate of the caller is to run before ours.
ALTER VIEW fwd.account_overview SET (security_barrier = true);
