import { lockAttempt } from '../attempts/attempts.queries.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { selectState } from '../sessions/states.queries.ts';
import { reopenAttempt, selectClosedByDeadline } from './reopening.queries.ts';

/**
 * Lets the candidate go on with tasks that were handed in by their deadline. What was handed in is kept; what was handed
 * in by hand stays handed in. The caller holds the session's lock and has moved its end.
 */
export async function reopenTasks({ signals }: Pick<Deps, 'signals'>, db: Db, sessionId: string, minutes: number, by: string): Promise<void> {
  if ((await selectState(db, sessionId)).state === 'decided') throw new AppError('nothing_to_reopen', 'It is decided about this candidate.');
  const closed = await selectClosedByDeadline(db, sessionId);
  if (closed.length === 0) throw new AppError('nothing_to_reopen', 'No task of this candidate was handed in by its deadline.');
  const waiting = closed.filter(({ graded }) => !graded);
  if (waiting.length > 0) throw new AppError('nothing_to_reopen', `A grade is on its way: ${titlesOf(waiting)}. Wait for it.`);
  const rated = closed.filter((task) => task.rated);
  if (rated.length > 0) throw new AppError('nothing_to_reopen', `Interviewers have rated ${titlesOf(rated)}, and a rating is final.`);
  for (const { id } of closed) {
    await lockAttempt(db, id);
    await reopenAttempt(db, id, minutes, by);
    // Not for how long: interviewers read this, and extra time is nobody's business but the author's.
    await insertEvent(db, id, 'reopened', 'Reopened after the deadline had handed it in.');
    await signals.send(db, { attempt: id }, 'clock');
    await signals.send(db, { attempt: id }, 'grade');
  }
  if ((await selectState(db, sessionId)).over) throw new AppError('session_over', 'Tasks can be begun until the end of the session, and it is over. Give a later end too.');
}

function titlesOf(tasks: readonly { title: string }[]): string {
  return tasks.map(({ title }) => title).join(', ');
}
