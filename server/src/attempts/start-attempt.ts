import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import type { CandidateViewer } from '../people/require-candidate.ts';
import { enqueue } from '../queue/enqueue.ts';
import { lockAttempt, selectOptionalOtherOpen, startClock, type Attempt } from './attempts.queries.ts';

/** Opens the workspace, and only when it has answered starts the clock. Starting twice changes nothing. */
export async function startAttempt({ database, workspaces, signals }: Deps, attempt: Attempt, { scope, browserId }: CandidateViewer): Promise<void> {
  if (attempt.started_at !== null) return;
  await database.within(scope, (db) => refuseSecondClock(db, attempt));
  const placement = await workspaces.openAndAnswer(attempt);
  await database.within(scope, async (db) => {
    await lockAttempt(db, attempt.id);
    await refuseSecondClock(db, attempt);
    const deadline = await startClock(db, attempt, browserId, placement);
    if (deadline === null) return;
    await insertEvent(db, attempt.id, 'attempt_started', `Started; ends at ${deadline.slice(11, 19)} UTC.`, { deadlineAt: deadline });
    await enqueue(db, 'deadline', { attemptId: attempt.id }, { runAt: deadline });
    await signals.send(db, { attempt: attempt.id }, 'clock');
    await signals.send(db, { organization: scope.organization }, { type: 'session_changed', sessionId: scope.session });
  });
}

async function refuseSecondClock(db: Parameters<typeof selectOptionalOtherOpen>[0], attempt: Attempt): Promise<void> {
  const other = await selectOptionalOtherOpen(db, attempt);
  if (other !== null) throw new AppError('another_attempt_open', `Its clock is running: hand in "${other}" first.`);
}
