-- Where a session stands, derived in this one place and stored nowhere. Row security of the caller applies: a candidate
-- sees no grade and no invitation, so his own session never goes beyond `submitted`.
SET LOCAL ROLE assay_owner;

-- Until when a task may be begun: the end of the invitation. In a screen without breaks it is also the time of one
-- sitting, from the first start: all its minutes and ten more between two tasks. What our faults took is given back.
CREATE FUNCTION assay.session_states() RETURNS TABLE (organization_id uuid, session_id uuid, state text, ends_at timestamptz) LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT sessions.organization_id, sessions.id,
    CASE
      WHEN sessions.withdrawn_at IS NOT NULL OR invitations.revoked_at IS NOT NULL THEN 'withdrawn'
      WHEN tasks.unfinished = 0 THEN CASE WHEN tasks.graded THEN 'graded' ELSE 'submitted' END
      WHEN clock.ends_at <= now() AND NOT tasks.running THEN 'expired'
      WHEN tasks.first_start IS NOT NULL THEN 'in_progress'
      WHEN EXISTS (SELECT FROM assay.session_keys WHERE session_keys.organization_id = sessions.organization_id AND session_keys.session_id = sessions.id) THEN 'started'
      ELSE 'invited'
    END,
    clock.ends_at
  FROM assay.sessions
  JOIN assay.screen_versions ON screen_versions.organization_id = sessions.organization_id AND screen_versions.screen_id = sessions.screen_id
    AND screen_versions.version = sessions.screen_version
  LEFT JOIN assay.invitations ON invitations.organization_id = sessions.organization_id AND invitations.session_id = sessions.id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE attempts.closed_at IS NULL) AS unfinished, min(attempts.started_at) AS first_start,
      coalesce(bool_or(attempts.started_at IS NOT NULL AND attempts.closed_at IS NULL), false) AS running,
      bool_and(coalesce(latest.state IN ('graded', 'ungradable'), false)) AS graded,
      coalesce(sum(attempts.minutes), 0) + 10 * greatest(count(*) - 1, 0) AS sitting_minutes, coalesce(sum(attempts.credit_seconds), 0) AS credit_seconds
    FROM assay.attempts
    LEFT JOIN LATERAL (
      SELECT grades.state FROM assay.grades
      WHERE grades.organization_id = attempts.organization_id AND grades.attempt_id = attempts.id ORDER BY grades.id DESC LIMIT 1
    ) latest ON true
    WHERE attempts.organization_id = sessions.organization_id AND attempts.session_id = sessions.id
  ) tasks
  CROSS JOIN LATERAL (
    SELECT least(sessions.expires_at, CASE WHEN NOT screen_versions.breaks_allowed THEN tasks.first_start + make_interval(mins => tasks.sitting_minutes::integer) END)
      + make_interval(secs => tasks.credit_seconds::double precision) AS ends_at
  ) clock;
END;

-- The last noted state of a session is looked up whenever a new one is noted.
CREATE INDEX audit_by_subject ON assay.audit (organization_id, subject, sequence);

RESET ROLE;
