-- Work that nobody waits for: it comes after everything else, and one at a time for each organization, so that hundreds
-- of grader runs never keep a candidate's own from a worker.
SET LOCAL ROLE assay_queue;

DROP FUNCTION jobs.enqueue(text, jsonb, timestamptz, text, integer);
CREATE FUNCTION jobs.enqueue(task text, payload jsonb, run_at timestamptz, job_key text, max_attempts integer, background_priority integer DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  organization text := nullif(current_setting('assay.organization', true), '');
BEGIN
  IF organization IS NULL THEN
    RAISE EXCEPTION 'a job needs an organization' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, (payload || jsonb_build_object('organizationId', organization))::json,
    queue_name => CASE WHEN background_priority IS NOT NULL THEN organization || ':background' END,
    run_at => run_at, max_attempts => max_attempts, job_key => organization || ':' || job_key, priority => background_priority);
END $$;

REVOKE EXECUTE ON FUNCTION jobs.enqueue FROM PUBLIC;
GRANT EXECUTE ON FUNCTION jobs.enqueue TO assay_app;

RESET ROLE;
