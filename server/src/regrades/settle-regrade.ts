import { lockAttempt } from '../attempts/attempts.queries.ts';
import { insertAudit } from '../audit/audit.queries.ts';
import type { ApplyRegradeBody, Regrade } from '../contract/regrades.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { insertEvent } from '../events/events.queries.ts';
import { settleAttempt } from '../rulings/settle-attempt.ts';
import { noteState } from '../sessions/note-state.ts';
import { lockSession } from '../sessions/states.queries.ts';
import { differencesOf, type DifferentSession } from './differences.ts';
import { selectBases } from './differences.queries.ts';
import { cancelRuns, insertGradesOfRuns, keepDifference, lockRegrade, selectRegrade, updateSettled } from './regrades.queries.ts';

type Organization = Extract<Scope, { scope: 'organization' }>;
type Settler = { account: string; name: string };

/**
 * Makes what a regrade found the grades that count, all or none. Decisions stay; rulings stay and count where the
 * machine still says what they were about.
 */
export async function applyRegrade(deps: Pick<Deps, 'signals'>, db: Db, scope: Organization, regradeId: string, { reason, basis }: ApplyRegradeBody, by: Settler): Promise<void> {
  const regrade = await lockOpen(db, regradeId);
  if (regrade.state === 'running') throw new AppError('regrade_running', 'Wait for its last run, or discard it.');
  if (regrade.state === 'failed') throw new AppError('nothing_to_regrade', 'No run has a result. Discard it.');
  // As everywhere, sessions before attempts, and each in one order: nobody waits in a circle.
  const sessions = (await differencesOf(db, regradeId)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const { id } of sessions) await lockSession(db, id);
  for (const { difference } of sessions) for (const { attemptId } of difference.tasks) await lockAttempt(db, attemptId);
  await requireSeen(db, sessions, basis);
  // Read again behind the locks: it is kept as what was applied.
  for (const { id, difference } of await differencesOf(db, regradeId)) await keepDifference(db, regradeId, id, difference);

  const applied = await insertGradesOfRuns(db, regrade);
  for (const { attemptId, gradeId } of applied) {
    await settleAttempt(db, attemptId);
    await insertEvent(db, attemptId, 'regraded', `${by.name} applied a regrade.`, { regradeId, gradeId, why: regrade.reason, reason });
    await deps.signals.send(db, { attempt: attemptId }, 'grade');
  }
  for (const { id } of sessions) {
    await noteState(db, id);
    await tellReviewers(deps, db, scope, id);
  }
  await settle(deps, db, scope, regradeId, { state: 'applied', reason, by, grades: applied.length });
}

/** Ends a regrade without a trace in anybody's grades; what still runs is stopped. */
export async function discardRegrade(deps: Pick<Deps, 'signals'>, db: Db, scope: Organization, regradeId: string, reason: string, by: Settler): Promise<void> {
  await lockOpen(db, regradeId);
  await cancelRuns(db, regradeId);
  for (const { id, difference } of await differencesOf(db, regradeId)) await keepDifference(db, regradeId, id, difference);
  await settle(deps, db, scope, regradeId, { state: 'discarded', reason, by, grades: 0 });
}

/** Of two who settle it at once, one waits here and is then told. */
async function lockOpen(db: Db, regradeId: string): Promise<Regrade> {
  await lockRegrade(db, regradeId);
  const regrade = await selectRegrade(db, regradeId);
  if (regrade.settled !== null) throw new AppError('regrade_settled', `${regrade.settled.by.name} ${regrade.state} it: ${regrade.settled.reason}`);
  return regrade;
}

async function requireSeen(db: Db, sessions: readonly DifferentSession[], seen: ApplyRegradeBody['basis']): Promise<void> {
  const bases = await selectBases(db, sessions.map(({ id }) => id));
  const waiting = sessions.filter(({ id }) => bases.get(id)?.pending);
  if (waiting.length > 0) throw new AppError('regrade_outdated', `A grade is on its way: ${namesOf(waiting)}. Wait for it, then look at the differences again.`);
  const changed = sessions.filter(({ id }) => bases.get(id)?.basis !== seen[id]);
  if (changed.length > 0) throw new AppError('regrade_outdated', `A grade, a ruling or a decision came since: ${namesOf(changed)}. Look at the differences again, then apply.`);
}

function namesOf(sessions: readonly DifferentSession[]): string {
  const more = sessions.length - 3;
  return sessions.slice(0, 3).map(({ name }) => name).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

async function settle({ signals }: Pick<Deps, 'signals'>, db: Db, { organization }: Organization, regradeId: string, { state, reason, by, grades }: { state: 'applied' | 'discarded'; reason: string; by: Settler; grades: number }): Promise<void> {
  await updateSettled(db, regradeId, { state, by: by.account, reason });
  await insertAudit(db, { actor: `member:${by.account}`, action: `regrade_${state}`, subject: `regrade:${regradeId}`, detail: { reason, grades } });
  await signals.send(db, { organization }, { type: 'regrade_changed', regradeId });
}
