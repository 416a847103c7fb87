import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../queue/enqueue.ts';
import { submitAttempt } from '../submissions/submit-attempt.ts';
import { lockAttempt, selectOptionalAttemptOfOrganization } from './attempts.queries.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;

/** At the deadline: hands in the last drafts. A deadline that was moved meanwhile is waited for. */
export async function endAttempt(deps: Deps, scope: Organization, attemptId: string): Promise<void> {
  await deps.database.within(scope, async (db) => {
    await lockAttempt(db, attemptId);
    const attempt = await selectOptionalAttemptOfOrganization(db, attemptId);
    if (attempt === null || attempt.deadline_at === null || attempt.closed_at !== null) return;
    if (attempt.writable) await enqueue(db, 'deadline', { attemptId }, { runAt: attempt.deadline_at });
    else await submitAttempt(deps, db, scope.organization, attempt, { by: 'deadline', idempotencyKey: null });
  });
}

/** Drops the sandbox database of an attempt that is over. */
export async function closeWorkspace({ database, workspaces }: Deps, scope: Organization, attemptId: string): Promise<void> {
  const attempt = await database.within(scope, (db) => selectOptionalAttemptOfOrganization(db, attemptId));
  if (attempt !== null && attempt.closed_at !== null) await workspaces.close(attempt);
}
