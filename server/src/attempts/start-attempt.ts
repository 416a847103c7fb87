import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import type { CandidateViewer } from '../people/require-candidate.ts';
import { enqueue } from '../queue/enqueue.ts';
import { noteStateLater } from '../sessions/note-state.ts';
import { lockAttempt, selectOptionalOtherOpen, selectStart, startClock, type Attempt } from './attempts.queries.ts';
import { fairly } from './fair-clock.ts';

/** Opens the workspace, and only when it has answered starts the clock. Starting twice changes nothing. */
export async function startAttempt(deps: Deps, attempt: Attempt, { scope, browserId }: CandidateViewer): Promise<void> {
  const { database, workspaces, signals } = deps;
  if (attempt.started_at !== null) return;
  await database.within(scope, async (db) => {
    await refuseLateStart(db, attempt);
    await refuseSecondClock(db, attempt);
  });
  const placement = await fairly(deps, scope, attempt, () => workspaces.openAndAnswer(attempt));
  await database.within(scope, async (db) => {
    await lockAttempt(db, attempt.id);
    await refuseSecondClock(db, attempt);
    const deadline = await startClock(db, attempt, browserId, placement);
    if (deadline === null) return;
    // Not the end: a longer time is an accommodation, and interviewers read this.
    await insertEvent(db, attempt.id, 'attempt_started', 'Started.');
    await enqueue(db, 'deadline', { attemptId: attempt.id }, { runAt: deadline });
    await noteStateLater(db, attempt.session_id);
    await signals.send(db, { attempt: attempt.id }, 'clock');
    await signals.send(db, { organization: scope.organization }, { type: 'session_changed', sessionId: scope.session });
  });
}

async function refuseLateStart(db: Db, attempt: Attempt): Promise<void> {
  const { state, over, ends_at: end, waits_for: earlier } = await selectStart(db, attempt);
  if (state === 'withdrawn') throw new AppError('session_over', 'You withdrew. Write to who invited you if that was a mistake.');
  if (over) throw new AppError('session_over', `Tasks could be begun until ${new Date(end).toUTCString()}. Ask who invited you for more time.`);
  if (earlier !== null) throw new AppError('task_out_of_order', `Hand in "${earlier}" first.`);
}

async function refuseSecondClock(db: Db, attempt: Attempt): Promise<void> {
  const other = await selectOptionalOtherOpen(db, attempt);
  if (other !== null) throw new AppError('another_attempt_open', `Its clock is running: hand in "${other}" first.`);
}
