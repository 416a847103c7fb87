import type { SessionDifference, TaskDifference } from '../contract/regrades.ts';
import type { PassRule } from '../contract/screens.ts';
import type { Db } from '../db/database.ts';
import { ruleChecks, type MadeRuling } from '../rulings/rule-checks.ts';
import { selectRulingsByAttempt } from '../rulings/rulings.queries.ts';
import { depthScoresOf, fitOf } from '../screens/fit.ts';
import { compareChecks } from './compare-checks.ts';
import { selectSessionsOfRegrade, selectTasksOfSessions, type Measured, type SessionOfRegrade, type TaskOfSession } from './differences.queries.ts';

/** What a regrade makes of a session, and whose it is. */
export type DifferentSession = Pick<SessionOfRegrade, 'id' | 'name' | 'decision'> & { difference: SessionDifference };

/** What a regrade makes of its sessions, or of the one: as kept when it was applied or discarded, otherwise against what counts now. */
export async function differencesOf(db: Db, regradeId: string, sessionId: string | null = null): Promise<DifferentSession[]> {
  const sessions = await selectSessionsOfRegrade(db, regradeId, sessionId);
  const open = sessions.filter(({ difference }) => difference === null).map(({ id }) => id);
  const tasks = open.length === 0 ? [] : await selectTasksOfSessions(db, regradeId, open);
  const rulings = await selectRulingsByAttempt(db, tasks.filter(({ run }) => run !== null).map(({ id }) => id));
  return sessions.map(({ rule, difference, ...session }) => (
    { ...session, difference: difference ?? compareSession(rule, tasks.filter(({ session_id: of }) => of === session.id), rulings) }));
}

/** The rule is asked with what counts now, and with the runs' scores in the place of those they would replace. */
export function compareSession(rule: PassRule, tasks: readonly TaskOfSession[], rulings: ReadonlyMap<string, MadeRuling[]>): SessionDifference {
  const compared = tasks.map((task) => ({ task, difference: compareTask(task, rulings.get(task.id) ?? []) }));
  const before = depthScoresOf(tasks.map(({ kind, weight, counting_score: score }) => ({ kind, weight, score })));
  const after = depthScoresOf(compared.map(({ task: { kind, weight, after: run, counting_score: score }, difference }) => (
    { kind, weight, score: run === null || difference === null ? score : difference.scores.after })));
  return {
    scores: { before, after },
    fit: { before: fitOf(rule, before), after: fitOf(rule, after) },
    tasks: compared.flatMap(({ difference }) => difference ?? []),
  };
}

function compareTask({ id, title, kind, run, before, after }: TaskOfSession, rulings: readonly MadeRuling[]): TaskDifference | null {
  if (run === null) return null;
  const { id: runId, ...progress } = run;
  return {
    attemptId: id, runId, title, kind, ...progress,
    scores: { before: countingScore(before, rulings), after: countingScore(after, rulings) },
    instruments: { before: instrumentsOf(before), after: instrumentsOf(after) },
    checks: after === null ? [] : compareChecks(before?.checks ?? [], after.checks, rulings),
  };
}

function countingScore(measured: Measured | null, rulings: readonly MadeRuling[]): number | null {
  if (measured === null) return null;
  const { checks, score } = ruleChecks(measured.checks, rulings);
  return checks.some(({ ruled }) => ruled) ? score : measured.score;
}

function instrumentsOf(measured: Measured | null): TaskDifference['instruments']['before'] {
  if (measured === null) return null;
  const { score: _, checks: __, ...instruments } = measured;
  return instruments;
}
