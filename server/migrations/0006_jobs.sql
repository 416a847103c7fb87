-- The queue's tables belong to a role of their own; the application can add jobs and read none. A job runs in the
-- organization of the transaction that added it: taken from the context, never from the caller's words.
SET LOCAL ROLE assay_queue;

CREATE FUNCTION jobs.enqueue(task text, payload jsonb, run_at timestamptz, job_key text, max_attempts integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  organization text := nullif(current_setting('assay.organization', true), '');
BEGIN
  IF organization IS NULL THEN
    RAISE EXCEPTION 'a job needs an organization' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, (payload || jsonb_build_object('organizationId', organization))::json,
    run_at => run_at, max_attempts => max_attempts, job_key => organization || ':' || job_key);
END $$;

REVOKE EXECUTE ON FUNCTION jobs.enqueue FROM PUBLIC;
GRANT USAGE ON SCHEMA jobs TO assay_app;
GRANT EXECUTE ON FUNCTION jobs.enqueue TO assay_app;

RESET ROLE;
