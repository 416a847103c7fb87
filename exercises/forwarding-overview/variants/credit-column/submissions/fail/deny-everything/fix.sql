REVOKE ALL ON ALL TABLES IN SCHEMA fwd FROM fwd_web, fwd_analyst;
