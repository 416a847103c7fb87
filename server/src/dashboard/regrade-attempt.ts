import { lockAttempt } from '../attempts/attempts.queries.ts';
import { insertAudit } from '../audit/audit.queries.ts';
import type { GradeView } from '../contract/review.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { enqueue } from '../queue/enqueue.ts';
import { insertGrade } from '../submissions/submissions.queries.ts';
import { reportAttempt } from './attempt-report.ts';

/** Another try of a grade that failed through our fault. One that stands is changed by a reviewed regrade only. */
export async function regradeAttempt(
  { signals }: Pick<Deps, 'signals'>, db: Db, organization: string, attemptId: string, by: { name: string; actor: string },
): Promise<GradeView> {
  await lockAttempt(db, attemptId);
  const { submission, grade, session } = await reportAttempt(db, attemptId);
  if (submission === null) throw new AppError('nothing_to_regrade', 'Nothing was handed in yet.');
  if (grade === null || grade.finishedAt === null) throw new AppError('nothing_to_regrade', 'A grade is on its way. Wait for it.');
  if (grade.state !== 'broken') throw new AppError('nothing_to_regrade', 'It has a grade. Start a regrade: its result is looked at before it counts.');
  const gradeId = await insertGrade(db, submission.id, by.name);
  await enqueue(db, 'grade', { gradeId });
  await insertEvent(db, attemptId, 'regrade_requested', `${by.name} asked for another grade.`, { gradeId });
  await insertAudit(db, { actor: by.actor, action: 'regrade_requested', subject: `attempt:${attemptId}`, detail: { gradeId } });
  await signals.send(db, { organization }, { type: 'session_changed', sessionId: session.id });
  const { grade: requested } = await reportAttempt(db, attemptId);
  if (requested === null) throw new Error('A grade that was just requested is not there.');
  return requested;
}
