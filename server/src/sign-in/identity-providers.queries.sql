-- name: select_identity_provider
SELECT organization_id, link, issuer, client_id, client_secret, updated_at FROM assay.identity_providers;

-- name: select_identity_provider_by_link
SELECT organization_id, link, issuer, client_id, client_secret, updated_at FROM assay.identity_providers WHERE link = $link;

-- name: save_identity_provider
INSERT INTO assay.identity_providers (organization_id, link, issuer, client_id, client_secret)
VALUES (assay.current_organization(), $link, $issuer, $client_id, $client_secret)
ON CONFLICT (organization_id) DO UPDATE
SET issuer = excluded.issuer, client_id = excluded.client_id, client_secret = excluded.client_secret, updated_at = now();

-- name: delete_identity_provider
DELETE FROM assay.identity_providers;
