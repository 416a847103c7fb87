import type { RegradeDetail, RegradeSession, RegradeSessionDetail, SessionDifference } from '../contract/regrades.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { differencesOf, type DifferentSession } from './differences.ts';
import { selectBases } from './differences.queries.ts';
import { selectRegrade } from './regrades.queries.ts';

type Changes = RegradeDetail['checks'][number]['changes'];

/** A regrade with what it changes, in short; @throws AppError `not_found` */
export async function viewRegrade(db: Db, regradeId: string): Promise<RegradeDetail> {
  const regrade = await selectRegrade(db, regradeId);
  const sessions = await differencesOf(db, regradeId);
  const bases = await selectBases(db, sessions.map(({ id }) => id));
  return {
    ...regrade,
    sessions: sessions.map(shorten),
    checks: countChanges(sessions.map(({ difference }) => difference)),
    basis: Object.fromEntries([...bases].map(([id, { basis }]) => [id, basis])),
  };
}

/** Every check of one session of a regrade; @throws AppError `not_found` */
export async function viewRegradeSession(db: Db, regradeId: string, sessionId: string): Promise<RegradeSessionDetail> {
  const [session] = await differencesOf(db, regradeId, sessionId);
  if (session === undefined) throw notFound('session in this regrade');
  return { id: session.id, tasks: session.difference.tasks };
}

function shorten({ id, name, decision, difference: { scores, fit, tasks } }: DifferentSession): RegradeSession {
  const checks = tasks.flatMap((task) => task.checks);
  return {
    id, name, decision, scores, fit,
    changed: checks.some(({ changed }) => changed) || tasks.some(({ scores: { before, after }, instruments }) => instruments.after !== null && before !== after),
    moot: checks.filter(({ ruling }) => ruling?.fate === 'moot').length,
    tasks: tasks.map(({ checks: own, ...task }) => ({ ...task, changedChecks: own.filter(({ changed }) => changed).length })),
  };
}

/** Each check whose verdict or points differ for somebody; the one that differs most comes first. */
function countChanges(differences: readonly SessionDifference[]): RegradeDetail['checks'] {
  const counted = new Map<string, RegradeDetail['checks'][number]>();
  for (const { title: task, checks } of differences.flatMap(({ tasks }) => tasks)) {
    for (const { id, title, before, after } of checks.filter(({ changed }) => changed)) {
      const key = JSON.stringify([task, id]);
      const entry = counted.get(key) ?? { task, id, title, changes: [] };
      counted.set(key, { ...entry, changes: addChange(entry.changes, { before: before?.verdict ?? null, after: after?.verdict ?? null }) });
    }
  }
  const sessionsOf = ({ changes }: RegradeDetail['checks'][number]) => changes.reduce((sum, { sessions }) => sum + sessions, 0);
  return [...counted.values()].sort((one, other) => sessionsOf(other) - sessionsOf(one));
}

function addChange(changes: Changes, { before, after }: Pick<Changes[number], 'before' | 'after'>): Changes {
  const known = changes.find((change) => change.before === before && change.after === after);
  if (known === undefined) return [...changes, { before, after, sessions: 1 }];
  return changes.map((change) => (change === known ? { ...change, sessions: change.sessions + 1 } : change));
}
