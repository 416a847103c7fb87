import { loginUrl, type World } from '@assay/fixtures/database/lay-out-world.ts';
import type { Actor } from './actors.ts';
import { surplus, type Answer } from './answer.ts';
import type { Relation } from './catalogue.ts';
import type { Step } from './step.ts';
import { TenantSession, type Administrator } from './tenant-session.ts';
import { identifier } from './values.ts';

export type RunSettings = { admin: Administrator; timeoutMs: number; searchPath: string | null; counted: { probes: number } };
/** A relation somebody may read, and how: what it holds is looked at before and after a write. */
export type View = { oid: number; sql: string; columns: string[] };
export type Watch = { views: View[]; /** What may have changed after this step. */ of(step: Step): Set<number> };
export type StepResult = {
  answer: Answer;
  /** What the actor itself newly sees after a write, by relation, as digests of rows; null for what only read. */
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

export const viewsOf = (relations: readonly Relation[], columns: (relation: Relation) => string[]): View[] =>
  relations.map((relation) => ({ oid: relation.oid, sql: relation.sql, columns: columns(relation) })).filter((view) => view.columns.length > 0);

/** A digest for each row, or one sum of all: enough to tell whether anything changed, at a fraction of the cost. */
type Grain = 'rows' | 'sum';

const sum = ({ oid, sql, columns }: View) => `SELECT ${oid}, (SELECT pg_catalog.count(*) || ' ' || coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW(${columns.map((name) => `t.${identifier(name)}`).join(', ')})::text, 0)), 0) FROM ${sql} t)`;

const digest = ({ oid, sql, columns }: View) => `SELECT ${oid}, (SELECT coalesce(pg_catalog.string_agg(s.x, ',' ORDER BY s.x), '')
  FROM (SELECT pg_catalog.substr(pg_catalog.md5(pg_catalog.concat_ws('|', ${columns.map((name) => `coalesce(t.${identifier(name)}::text, '∅')`).join(', ')})), 1, 10) COLLATE "C" AS x FROM ${sql} t LIMIT 5000) s)`;

/** What the session sees of each relation, as a digest for each row. A relation that raises answers with its SQLSTATE. */
export async function look(session: TenantSession, views: readonly View[], grain: Grain = 'rows'): Promise<Map<number, string>> {
  if (views.length === 0) return new Map();
  const { results, error } = await session.ask(`SAVEPOINT look; ${question(views, grain)}`);
  if (error === null) return digests(results.at(-1)?.rows);
  if (views.length === 1) {
    await session.ask('ROLLBACK TO look');
    return new Map([[views[0]?.oid ?? 0, error.code]]);
  }
  await session.ask('ROLLBACK TO look');
  const middle = Math.ceil(views.length / 2);
  return new Map([...await look(session, views.slice(0, middle), grain), ...await look(session, views.slice(middle), grain)]);
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
        before = victim === null ? null : await lookAs(session, victim.actor, victim.watch.views, 'sum');
        ownBefore = await lookAs(session, actor, own.views);
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
      result.after = after === null ? null : new Map([...after].map(([oid, seen]) => [oid, surplus(seen.split(','), (ownBefore?.get(oid) ?? '').split(',')).join(',')]));
      if (victim !== null && victim.watched && before != null) {
        const now = await lookAs(session, victim.actor, victim.watch.views.filter(({ oid }) => affected.has(oid)), 'sum');
        result.changedForVictim = [...now ?? []].filter(([oid, text]) => text !== before?.get(oid)).map(([oid]) => oid);
      }
    }
    await finish(session, actor, 'ROLLBACK');
    return results;
  } finally {
    await session.close();
  }
}

/** Enters a context anew within the running transaction and looks. Null: it cannot be entered from here. */
export async function lookAs(session: TenantSession, actor: Actor, views: readonly View[], grain: Grain = 'rows'): Promise<Map<number, string> | null> {
  if (views.length === 0) return new Map();
  const reset = actor.enter.some((statement) => /\bset\s+(local\s+|session\s+)?role\b/i.test(statement)) ? ['RESET ROLE'] : [];
  const entering = ['SAVEPOINT asking', ...reset, ...actor.enter].join('; ');
  // One message for the whole look: it is asked after every write that did something.
  const { results, error } = await session.ask(`${entering}; ${question(views, grain)}`);
  if (error === null) return digests(results.at(-1)?.rows);
  if ((await session.ask(`ROLLBACK TO asking; ${entering}`)).error !== null) {
    await session.ask('ROLLBACK TO asking');
    return null;
  }
  return look(session, views, grain);
}

const question = (views: readonly View[], grain: Grain): string => views.map(grain === 'rows' ? digest : sum).join(' UNION ALL ');

const digests = (rows: readonly (string | null)[][] = []): Map<number, string> => new Map(rows.map(([oid, text]) => [Number(oid), text ?? '']));

/** A refused statement did nothing, and one that hit no row neither; a call may have done anything. */
export function did(step: Step, { error, ended, results }: Answer): boolean {
  if (step.touches.length === 0 || error !== null || ended !== null) return false;
  return step.verb === 'call' || step.verb === 'truncate' || results.some(({ tag }) => /\d+$/.test(tag) && !/ 0$/.test(tag));
}
