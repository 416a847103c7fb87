import { insertAudit } from '../audit/audit.queries.ts';
import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../queue/enqueue.ts';
import { closeOpenAttempts, lockSession, selectState } from '../sessions/states.queries.ts';
import { withdraw } from '../sessions/withdraw.ts';
import { erasePerson, selectWorkspaces } from './erasure.queries.ts';
import { isDue, selectDue } from './retention.queries.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;
type Cause = { actor: string; cause: 'retention' | 'administrator' };

/** So that a night's work is many short transactions, and one that is cut off loses little. */
const BATCH = 20;

/**
 * Forgets the person of a session in the caller's transaction: name, address, files, words and everything said about
 * them. Scores, verdicts, times and ratings stay, and so do the chains of records. A session that runs is ended first.
 */
export async function eraseSession({ signals }: Pick<Deps, 'signals'>, db: Db, { organization }: Organization, sessionId: string, { actor, cause }: Cause): Promise<void> {
  await lockSession(db, sessionId);
  const { state } = await selectState(db, sessionId);
  if (state === 'invited' || state === 'started' || state === 'in_progress') await withdraw({ signals }, db, organization, sessionId);
  // Of a session that was decided early a task may still run; its deadline must find nothing to hand in.
  await closeOpenAttempts(db, sessionId);
  if (!await erasePerson(db, sessionId)) return;
  // Dropped when the attempts ended; asked for again, because a job that was given up leaves a candidate's database.
  for (const attemptId of await selectWorkspaces(db, sessionId)) await enqueue(db, 'close_workspace', { attemptId });
  await insertAudit(db, { actor, action: 'session_erased', subject: `session:${sessionId}`, detail: { cause } });
  await signals.send(db, { organization }, { type: 'session_changed', sessionId });
}

/** Every night, for one organization: erases what is due, each session in a transaction of its own, then goes on with the next batch. */
export async function eraseDue(deps: Pick<Deps, 'database' | 'signals' | 'log'>, scope: Organization): Promise<void> {
  const { database, log } = deps;
  const due = await database.within(scope, (db) => selectDue(db, BATCH));
  let failed = 0;
  for (const sessionId of due) {
    try {
      await database.within(scope, async (db) => {
        await lockSession(db, sessionId);
        // Somebody may have held it back meanwhile.
        if (await isDue(db, sessionId)) await eraseSession(deps, db, scope, sessionId, { actor: 'assay', cause: 'retention' });
      });
    } catch (error) {
      // One that cannot be erased keeps nobody else's data here.
      failed += 1;
      log.error({ err: error, sessionId }, 'A session could not be erased');
    }
  }
  if (due.length === BATCH && failed < BATCH) await database.within(scope, (db) => enqueue(db, 'erase_due', {}));
  if (failed > 0) throw new Error(`${failed} sessions could not be erased.`);
}
