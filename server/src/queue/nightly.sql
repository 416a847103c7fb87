-- name: erase_everywhere
-- By the queue's own login, which can ask for ids alone.
SELECT graphile_worker.add_job('erase_due', json_build_object('organizationId', id), job_key => id || ':erase_due:') FROM jobs.organization_ids() AS id;
