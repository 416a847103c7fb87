import { loginUrl, type World } from '@assay/fixtures/database/lay-out-world.ts';
import type { Actor } from './actors.ts';
import type { Answer } from './answer.ts';
import { changeOf, lookAs, type View } from './look.ts';
import type { Step } from './step.ts';
import { TenantSession, type Administrator } from './tenant-session.ts';

export type RunSettings = { admin: Administrator; timeoutMs: number; searchPath: string | null; counted: { probes: number } };
export type Watch = { views: View[]; /** What may have changed after this step. */ of(step: Step): Set<number> };
export type StepResult = {
  answer: Answer;
  /** What differs afterwards in what the actor itself sees, by relation; null for what only read. */
  after: Map<number, string> | null;
  /** Relations that look different to the victim after the write. */
  changedForVictim: number[];
};

export const openSession = (world: World, actor: Actor, settings: RunSettings): Promise<TenantSession> => TenantSession.open(loginUrl(world, actor.login), settings);

/** Begins a request of the actor: a transaction with its context. False: the context could not be entered. */
export async function enter(session: TenantSession, actor: Actor): Promise<boolean> {
  return (await session.ask(['BEGIN', ...actor.enter].join('; '))).error === null;
}

/** Ends the actor's request as the application does. */
export async function finish(session: TenantSession, actor: Actor, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  await session.ask(how);
  for (const statement of actor.leave) await session.ask(statement);
}

/** What happened on a connection before the actor got it, as a pool hands connections on. */
export type Prelude = { actor: Actor; statements: string[]; end: 'COMMIT' | 'ROLLBACK'; /** False: the request broke off before the application could leave. */ leave: boolean }[];

/** One attacker in one state of the connection against one victim, asked in two worlds. */
export type Attack = {
  actor: Actor;
  victim: { actor: Actor; name: string };
  state: string;
  prelude: Prelude;
  steps: Step[];
  /** Told of each write that had an effect. */
  worked(step: Step): void;
  own: Watch;
  victimWatch: Watch;
};

async function live(session: TenantSession, prelude: Prelude): Promise<void> {
  for (const { actor, statements, end, leave } of prelude) {
    // Where the tenant does not exist its request is refused; what it prepares is prepared all the same.
    if (!await enter(session, actor)) await session.ask('ROLLBACK; BEGIN');
    await session.ask('SAVEPOINT request');
    for (const statement of statements) {
      if ((await session.ask(statement)).error === null) await session.ask('SAVEPOINT request');
      else await session.ask('ROLLBACK TO request');
    }
    if (leave) await finish(session, actor, end);
    else await session.ask(end);
  }
}

/**
 * Asks the steps one after the other within one request, each rolled back. After a write that did something, the
 * actor looks again with its context entered anew, and the victim looks from the same transaction.
 */
export async function runSteps(run: { world: World; actor: Actor; steps: readonly Step[]; prelude: Prelude; settings: RunSettings; own: Watch; victim: { actor: Actor; watch: Watch; watched: boolean } | null }): Promise<StepResult[] | null> {
  const { world, actor, steps, settings, own, victim } = run;
  let session = await openSession(world, actor, settings);
  try {
    await live(session, run.prelude);
    if (!await enter(session, actor)) return null;
    await session.ask('SAVEPOINT probe');
    let before: Map<number, string> | null | undefined;
    let ownBefore: Map<number, string> | null = null;
    const results: StepResult[] = [];
    for (const step of steps) {
      if (step.touches.length > 0 && before === undefined) {
        // Not earlier: a context once taken leaves a trace ('' for a setting never set) that what reads must not meet.
        await session.ask('ROLLBACK TO probe');
        // The own look first: who enters no context would look with the victim's.
        ownBefore = await lookAs(session, actor, own.views);
        before = victim === null ? null : await lookAs(session, victim.actor, victim.watch.views);
      }
      const sql = step.touches.length === 0 ? step.sql : `${step.sql}; SET CONSTRAINTS ALL IMMEDIATE`;
      const answer = await session.ask(`ROLLBACK TO probe; ${sql}`);
      answer.results.shift(); // the rollback's own
      if (step.touches.length > 0) answer.results.pop();
      const result: StepResult = { answer, after: null, changedForVictim: [] };
      results.push(result);
      if (answer.ended !== null && (await session.ask('ROLLBACK TO probe')).error !== null) {
        await session.close();
        session = await openSession(world, actor, settings);
        await live(session, run.prelude);
        await enter(session, actor);
        await session.ask('SAVEPOINT probe');
        continue;
      }
      if (!did(step, answer)) continue;
      const affected = own.of(step);
      const after = await lookAs(session, actor, own.views.filter(({ oid }) => affected.has(oid)));
      result.after = after === null ? null : new Map([...after].map(([oid, seen]) => [oid, changeOf(ownBefore?.get(oid), seen)]));
      if (victim !== null && victim.watched && before != null) {
        const now = await lookAs(session, victim.actor, victim.watch.views.filter(({ oid }) => affected.has(oid)));
        result.changedForVictim = [...now ?? []].filter(([oid, text]) => text !== before?.get(oid)).map(([oid]) => oid);
      }
    }
    await finish(session, actor, 'ROLLBACK');
    return results;
  } finally {
    await session.close();
  }
}

/** A refused statement did nothing, and one that hit no row neither; a call may have done anything. */
export function did(step: Step, { error, ended, results }: Answer): boolean {
  if (step.touches.length === 0 || error !== null || ended !== null) return false;
  return step.verb === 'call' || step.verb === 'truncate' || results.some(({ tag }) => /\d+$/.test(tag) && !/ 0$/.test(tag));
}
