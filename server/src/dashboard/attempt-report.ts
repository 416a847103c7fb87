import { selectOptionalBaselineOfAttempt } from '../baselines/baselines.queries.ts';
import type { AttemptReport } from '../contract/review.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { selectEvents } from '../events/events.queries.ts';
import { selectEarlierSubmissions } from '../reopening/reopening.queries.ts';
import { selectOptionalSubmission } from '../submissions/submissions.queries.ts';
import { selectFollowUp, selectGrades, selectPeers, selectReviewSession } from './dashboard.queries.ts';
import { selectAttemptOfOrganization } from './select-attempt.ts';

/** All that an interviewer needs to judge one attempt. */
export async function reportAttempt(db: Db, attemptId: string): Promise<AttemptReport> {
  const attempt = await selectAttemptOfOrganization(db, attemptId);
  const session = await selectReviewSession(db, attempt.session_id);
  const summary = session.attempts.find(({ id }) => id === attemptId);
  if (summary === undefined) throw notFound('attempt');
  const submission = await selectOptionalSubmission(db, attemptId);
  const [grade = null, ...previousGrades] = await selectGrades(db, attemptId);
  return {
    session,
    attempt: summary,
    brief: attempt.brief,
    followUp: await selectFollowUp(db, attemptId),
    submission: submission && {
      id: submission.id,
      submittedAt: submission.submitted_at,
      by: submission.submitted_by,
      files: Object.entries(submission.files).map(([path, content]) => ({ path, content, starter: attempt.starter[path] ?? null })),
    },
    earlierSubmissions: await selectEarlierSubmissions(db, attemptId),
    grade,
    previousGrades,
    peers: await selectPeers(db, attemptId),
    events: await selectEvents(db, attemptId),
    baseline: await selectOptionalBaselineOfAttempt(db, attemptId),
  };
}
