-- name: select_branding
SELECT accent, support_email, hash, width, height
FROM assay.organizations
LEFT JOIN assay.brandings ON brandings.organization_id = organizations.id
LEFT JOIN assay.logos ON logos.organization_id = organizations.id;

-- name: save_branding
INSERT INTO assay.brandings (organization_id, accent, support_email) VALUES (assay.current_organization(), $accent, $support_email)
ON CONFLICT (organization_id) DO UPDATE SET accent = excluded.accent, support_email = excluded.support_email;

-- name: save_logo
INSERT INTO assay.logos (organization_id, hash, type, width, height, content) VALUES (assay.current_organization(), $hash, $type, $width, $height, $content)
ON CONFLICT (organization_id) DO UPDATE SET hash = excluded.hash, type = excluded.type, width = excluded.width, height = excluded.height, content = excluded.content;

-- name: delete_logo
DELETE FROM assay.logos;

-- name: select_logo
SELECT type, content FROM assay.logos WHERE hash = $hash;
