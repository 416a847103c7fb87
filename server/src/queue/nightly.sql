-- name: erase_everywhere
-- The queue's own login: it sees which organizations there are, and nothing else of them.
SELECT graphile_worker.add_job('erase_due', json_build_object('organizationId', id), job_key => id || ':erase_due:') FROM assay.organizations;
