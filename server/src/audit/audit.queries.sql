-- name: insert_audit
INSERT INTO assay.audit (organization_id, actor, action, subject, detail)
VALUES (assay.current_organization(), $actor, $action, $subject, $detail::jsonb);
