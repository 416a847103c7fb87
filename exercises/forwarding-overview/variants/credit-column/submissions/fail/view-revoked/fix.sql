REVOKE SELECT ON fwd.account_overview FROM fwd_web;
