import { closeAttempt, selectFiles, type Attempt } from '../attempts/attempts.queries.ts';
import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { insertEvent } from '../events/events.queries.ts';
import { enqueue } from '../queue/enqueue.ts';
import { noteStateLater } from '../sessions/note-state.ts';
import { insertSubmission, type Submission } from './submissions.queries.ts';

type Handover = { by: Submission['submitted_by']; idempotencyKey: string | null };

/**
 * Takes the snapshot, closes the attempt and asks for its grade, all in the caller's transaction: there is never a
 * closed attempt that nobody grades. The caller holds the attempt's lock.
 * @returns false when it was closed before
 */
export async function submitAttempt(
  { signals }: Pick<Deps, 'signals'>, db: Db, organization: Extract<Scope, { organization: string }>['organization'], attempt: Attempt, { by, idempotencyKey }: Handover,
): Promise<boolean> {
  if (!await closeAttempt(db, attempt)) return false;
  const files = Object.fromEntries((await selectFiles(db, attempt)).map(({ path, content }) => [path, content]));
  const submissionId = await insertSubmission(db, { attemptId: attempt.id, by, idempotencyKey, files });
  await insertEvent(db, attempt.id, by === 'candidate' ? 'submitted' : 'deadline_reached', by === 'candidate' ? 'Handed in.' : 'Time was over; the last drafts were handed in.', { submissionId });
  await enqueue(db, 'request_grade', { submissionId, requestedBy: by === 'candidate' ? 'submission' : 'deadline' });
  await enqueue(db, 'close_workspace', { attemptId: attempt.id });
  await noteStateLater(db, attempt.session_id);
  await signals.send(db, { attempt: attempt.id }, 'clock');
  await signals.send(db, { attempt: attempt.id }, 'grade');
  await signals.send(db, { organization }, { type: 'session_changed', sessionId: attempt.session_id });
  return true;
}
