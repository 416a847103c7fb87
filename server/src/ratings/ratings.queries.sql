-- name: select_reviews
SELECT reviews.account_id, coalesce(members.name, 'A former member') AS name, ratings, notes, given_at FROM assay.reviews
LEFT JOIN assay.members ON members.organization_id = reviews.organization_id AND members.account_id = reviews.account_id
WHERE reviews.attempt_id = $attempt_id ORDER BY given_at, reviews.account_id;

-- name: insert_review
-- A second one by the same member, of whichever tab, finds the first and adds nothing.
INSERT INTO assay.reviews (organization_id, session_id, attempt_id, account_id, ratings, notes)
SELECT organization_id, session_id, id, $account_id, $ratings::jsonb, $notes FROM assay.attempts WHERE id = $attempt_id
ON CONFLICT DO NOTHING;
