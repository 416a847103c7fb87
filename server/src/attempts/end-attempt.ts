import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../queue/enqueue.ts';
import { submitAttempt } from '../submissions/submit-attempt.ts';
import { lockAttempt, selectOptionalAttemptOfOrganization } from './attempts.queries.ts';
import { creditClock, secondsSince } from './fair-clock.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;
const LOOK_AGAIN_SECONDS = 60;

/**
 * At the deadline: hands in the last drafts. A deadline that was moved meanwhile is waited for, and one that fell into
 * an outage of ours is moved by what it took.
 */
export async function endAttempt(deps: Deps, scope: Organization, attemptId: string): Promise<void> {
  const answers = await workspaceAnswers(deps, scope, attemptId);
  await deps.database.within(scope, async (db) => {
    await lockAttempt(db, attemptId);
    const attempt = await selectOptionalAttemptOfOrganization(db, attemptId);
    if (attempt === null || attempt.deadline_at === null || attempt.closed_at !== null) return;
    if (attempt.writable) return enqueue(db, 'deadline', { attemptId }, { runAt: attempt.deadline_at });
    if (attempt.outage_since !== null) {
      const lost = secondsSince(attempt.outage_since, attempt.server_now);
      await creditClock(deps, db, attempt, answers ? lost : Math.max(lost, LOOK_AGAIN_SECONDS), 'workspace', answers ? 'over' : 'goes on');
      const credited = await selectOptionalAttemptOfOrganization(db, attemptId);
      if (credited?.writable) return;
    }
    await submitAttempt(deps, db, scope.organization, attempt, { by: 'deadline', idempotencyKey: null });
  });
}

/** Drops the sandbox database of an attempt that is over. */
export async function closeWorkspace({ database, workspaces }: Deps, scope: Organization, attemptId: string): Promise<void> {
  const attempt = await database.within(scope, (db) => selectOptionalAttemptOfOrganization(db, attemptId));
  if (attempt !== null && attempt.closed_at !== null) await workspaces.close(attempt);
}

/** Asked only while the clock stands still: the candidate may have stopped trying. */
async function workspaceAnswers({ database, workspaces }: Deps, scope: Organization, attemptId: string): Promise<boolean> {
  const attempt = await database.within(scope, (db) => selectOptionalAttemptOfOrganization(db, attemptId));
  if (attempt === null || attempt.outage_since === null) return true;
  return workspaces.openAndAnswer(attempt).then(() => true, () => false);
}
