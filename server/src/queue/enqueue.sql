-- name: enqueue
SELECT jobs.enqueue($task, $payload::jsonb, $run_at::timestamptz, $job_key, $max_attempts::integer, $background_priority::integer);
