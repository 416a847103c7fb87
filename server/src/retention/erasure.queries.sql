-- name: mark_erased
-- First: the triggers of the tables let go of a session's words only when it is marked. `time_factor` was an accommodation.
UPDATE assay.sessions SET erased_at = now(), deletion_requested_at = NULL, time_factor = 1 WHERE id = $session_id AND erased_at IS NULL;

-- name: erase_candidate
UPDATE assay.candidates SET name = 'Deleted candidate', email = '' FROM assay.sessions
WHERE sessions.id = $session_id AND candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id;

-- name: release_browsers
UPDATE assay.attempts SET holder_id = NULL WHERE session_id = $session_id AND holder_id IS NOT NULL;

-- name: delete_browsers
DELETE FROM assay.session_keys WHERE session_id = $session_id;

-- name: delete_drafts
DELETE FROM assay.workspace_files WHERE session_id = $session_id;

-- name: delete_check_runs
DELETE FROM assay.check_runs WHERE session_id = $session_id;

-- name: delete_unfinished_grades
-- A run that waits or is under way finds nothing to grade.
DELETE FROM assay.grades WHERE session_id = $session_id AND finished_at IS NULL;

-- name: erase_grades
-- Verdicts, weights, scores and metrics stay; sentences, evidence and questions quote what the candidate wrote.
UPDATE assay.grades SET report = jsonb_build_object(
  'outcome', report->'outcome', 'score', report->'score', 'metrics', report->'metrics', 'graderVersion', report->'graderVersion', 'exerciseHash', report->'exerciseHash',
  'variant', report->'variant', 'seed', report->'seed', 'durationMs', report->'durationMs', 'questions', '[]'::jsonb,
  'checks', (SELECT coalesce(jsonb_agg((entry - 'evidence') || '{"detail": ""}' ORDER BY place), '[]') FROM jsonb_array_elements(report->'checks') WITH ORDINALITY AS checks (entry, place))
) WHERE session_id = $session_id AND report IS NOT NULL;

-- name: delete_regrades
-- Its runs go with it. What a regrade changed stands in the grades.
DELETE FROM assay.regrade_sessions WHERE session_id = $session_id;

-- name: delete_earlier_submissions
DELETE FROM assay.earlier_submissions WHERE session_id = $session_id;

-- name: erase_submissions
UPDATE assay.submissions SET files = '{}', idempotency_key = NULL WHERE session_id = $session_id;

-- name: erase_events
UPDATE assay.events SET summary = '', detail = '{}', salt = NULL WHERE session_id = $session_id;

-- name: erase_audit
-- That the session came to a state, and when, names nobody.
UPDATE assay.audit SET detail = '{}', salt = NULL WHERE session_id = $session_id AND action <> 'session_state';

-- name: erase_reviews
UPDATE assay.reviews SET notes = '' WHERE session_id = $session_id;

-- name: erase_rulings
UPDATE assay.rulings SET reason = '' WHERE session_id = $session_id;

-- name: erase_decisions
UPDATE assay.decisions SET reason = '' WHERE session_id = $session_id;

-- name: delete_disputes
DELETE FROM assay.disputes WHERE session_id = $session_id;

-- name: delete_mails
DELETE FROM assay.outbox WHERE session_id = $session_id;

-- name: delete_saved_views
-- A member's saved search for this person.
DELETE FROM assay.saved_views USING assay.sessions, assay.candidates
WHERE sessions.id = $session_id AND candidates.organization_id = sessions.organization_id AND candidates.id = sessions.candidate_id
  AND (lower(filter->>'q') = lower(candidates.name) OR position(lower(candidates.email) IN lower(filter->>'q')) > 0);

-- name: select_workspaces
SELECT id FROM assay.attempts WHERE session_id = $session_id AND workspace IS NOT NULL;
