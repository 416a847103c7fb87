import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { enqueue } from '../queue/enqueue.ts';
import { beginOutage, lockAttempt, selectOptionalAttempt, updateCredit, type Attempt, type Outage } from './attempts.queries.ts';

type Fair = Pick<Deps, 'database' | 'signals'>;
type Fault = 'workspace' | 'checks';
const WORDS: Record<Fault, string> = { workspace: 'its workspace was not available', checks: 'its checks failed on our side' };

/**
 * Does what needs the workspace. From a failure of ours until the next success the attempt's clock stands still, and
 * that time is given back.
 */
export async function fairly<T>(deps: Fair, scope: Extract<Scope, { organization: string }>, attempt: Attempt, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    if (attempt.outage_since !== null) await deps.database.within(scope, (db) => endOutage(deps, db, attempt));
    return result;
  } catch (error) {
    if (error instanceof AppError && error.code === 'workspace_unavailable') await deps.database.within(scope, (db) => stopClock(deps, db, attempt, error));
    throw error;
  }
}

/** Gives back what an outage took, and lets the clock go on. Of two that notice its end at once, one does it. */
export async function endOutage(deps: Pick<Deps, 'signals'>, db: Db, { id, session_id }: Attempt): Promise<void> {
  await lockAttempt(db, id);
  const attempt = await selectOptionalAttempt(db, id, session_id);
  if (attempt !== null && attempt.outage_since !== null) await creditClock(deps, db, attempt, secondsSince(attempt.outage_since, attempt.server_now), 'workspace', 'over');
}

/** Moves the deadline by what a fault of ours took. */
export async function creditClock(
  { signals }: Pick<Deps, 'signals'>, db: Db, attempt: Pick<Attempt, 'id'>, seconds: number, fault: Fault, outage: Outage,
): Promise<void> {
  const credit = await updateCredit(db, attempt, seconds, outage);
  if (credit === null) return;
  if (credit.credited > 0) {
    await insertEvent(db, attempt.id, 'clock_credited', `Got ${credit.credited} s back: ${WORDS[fault]}.`, { seconds: credit.credited, fault });
  }
  if (credit.deadline_at !== null) await enqueue(db, 'deadline', { attemptId: attempt.id }, { runAt: credit.deadline_at });
  await signals.send(db, { attempt: attempt.id }, 'clock');
}

export function secondsSince(from: string, to: string): number {
  return Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000));
}

async function stopClock({ signals }: Pick<Deps, 'signals'>, db: Db, attempt: Attempt, { more }: AppError): Promise<void> {
  if (!await beginOutage(db, attempt)) return;
  await insertEvent(db, attempt.id, 'clock_stopped', 'The clock stopped: the workspace is not available.', { incidentId: more.incidentId });
  await signals.send(db, { attempt: attempt.id }, 'clock');
}
