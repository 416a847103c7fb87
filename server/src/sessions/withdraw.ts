import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { enqueue } from '../queue/enqueue.ts';
import { noteState } from './note-state.ts';
import { closeOpenAttempts, lockSession, selectState, withdrawSession } from './states.queries.ts';

/**
 * The candidate leaves. A running task is closed without being handed in; what was handed in before stays. Withdrawing
 * twice changes nothing. Takes the organization's scope, since it is an entry of the audit log.
 */
export async function withdraw({ signals }: Pick<Deps, 'signals'>, db: Db, organization: string, sessionId: string): Promise<void> {
  await lockSession(db, sessionId);
  const { state } = await selectState(db, sessionId);
  if (state !== 'withdrawn' && state !== 'invited' && state !== 'started' && state !== 'in_progress') throw new AppError('session_over', 'There is nothing left to withdraw from: it is handed in, or its time is over.');
  if (!await withdrawSession(db, sessionId)) return;
  for (const attemptId of await closeOpenAttempts(db, sessionId)) {
    await insertEvent(db, attemptId, 'withdrawn', 'Withdrew; the drafts were not handed in.');
    await enqueue(db, 'close_workspace', { attemptId });
    await signals.send(db, { attempt: attemptId }, 'clock');
  }
  await signals.send(db, { viewer: `session:${sessionId}` }, 'withdrawn');
  await noteState(db, sessionId);
  await signals.send(db, { organization }, { type: 'session_changed', sessionId });
}
