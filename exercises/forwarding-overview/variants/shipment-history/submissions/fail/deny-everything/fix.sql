REVOKE ALL ON ALL TABLES IN SCHEMA fwd FROM fwd_web, fwd_analyst;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA fwd FROM fwd_web, fwd_analyst;
