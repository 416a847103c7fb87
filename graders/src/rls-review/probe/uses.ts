import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import type { Use } from '@assay/fixtures/database/uses.ts';
import type { Actor } from './actors.ts';
import type { Answer } from './answer.ts';
import type { FailedUse } from './probe-result.ts';
import { look, type View } from './look.ts';
import { enter, finish, openSession, type RunSettings } from './runner.ts';

export type UsesRun = {
  passed: number;
  failed: FailedUse[];
  /** Every cell a tenant is shown by its own uses: what one is given on purpose is no leak. */
  shown: Map<string, Set<string>>;
  /** `actor victim relation verb`: what a tenant's uses change for another on purpose. */
  changes: Set<string>;
};

/** Runs uses.sql as the tenants, each use in a request of its own that is rolled back. */
export async function runUses(world: World, actors: ReadonlyMap<string, Actor>, uses: readonly Use[], settings: RunSettings, views: (tenant: string) => View[]): Promise<UsesRun> {
  const run: UsesRun = { passed: 0, failed: [], shown: new Map(), changes: new Set() };
  for (const [tenant, actor] of actors) {
    const mine = uses.filter((use) => use.tenant === tenant);
    if (mine.length === 0) continue;
    const shown = new Set<string>();
    run.shown.set(tenant, shown);
    const session = await openSession(world, actor, settings);
    for (const use of mine) {
      const entered = await enter(session, actor);
      const answer = entered ? await session.ask(world.roles.names.toActual(use.statement)) : null;
      const wrong = answer === null ? 'the context could not be entered' : shortfall(use, answer);
      if (wrong === null) run.passed += 1;
      else run.failed.push({ tenant, statement: use.statement, expected: expected(use), got: world.roles.names.toPlain(wrong), source: 'uses', relation: null, verb: null, line: use.line });
      for (const { rows } of answer?.results ?? []) for (const row of rows) for (const cell of row) if (cell !== null) shown.add(cell);
      await finish(session, actor, 'ROLLBACK');
    }
    await session.close();
    const writes = mine.filter(({ statement }) => /^\s*(with\b[^;]*)?(insert|update|delete|merge|select|call)\b/i.test(statement));
    for (const [victim, other] of actors) {
      if (victim !== tenant) await noteChanges(world, { actor, victim: other }, writes, settings, views(victim), run.changes);
    }
  }
  return run;
}

async function noteChanges(world: World, { actor, victim }: { actor: Actor; victim: Actor }, uses: readonly Use[], settings: RunSettings, views: View[], changes: Set<string>): Promise<void> {
  const session = await openSession(world, actor, settings);
  const asVictim = async () => {
    for (const statement of victim.enter) if ((await session.ask(statement)).error !== null) return null;
    return look(session, views);
  };
  await enter(session, actor);
  await session.ask('SAVEPOINT probe');
  const before = await asVictim();
  for (const { statement } of before === null ? [] : uses.filter(({ statement }) => !/^\s*select\b/i.test(statement) || /\(/.test(statement))) {
    const verb = /\b(insert|update|delete|merge)\b/i.exec(statement)?.[1]?.toLowerCase() ?? 'call';
    await session.ask('ROLLBACK TO probe');
    if ((await session.ask(world.roles.names.toActual(statement))).error !== null) continue;
    const after = await asVictim();
    for (const { oid, sql } of views) if (after !== null && after.get(oid) !== before?.get(oid)) changes.add(`${actor.tenant} ${victim.tenant} ${sql} ${verb}`);
  }
  await session.close();
}

function expected({ expect }: Use): string {
  if (expect.kind === 'error') return `error ${expect.sqlstate}`;
  return expect.kind === 'rows' ? `${expect.count} rows` : `${expect.count} rows affected`;
}

/** What a use got instead of what it expects; null when it got that. */
export function shortfall({ expect }: Use, { results, error, ended }: Answer): string | null {
  if (ended !== null) return `ended after too much ${ended}`;
  if (expect.kind === 'error') return error?.code === expect.sqlstate ? null : error === null ? 'no error' : `error ${error.code}: ${error.message}`;
  if (error !== null) return `error ${error.code}: ${error.message}`;
  const last = results.at(-1);
  const count = expect.kind === 'rows' ? last?.rows.length ?? 0 : Number(/\d+$/.exec(last?.tag ?? '')?.[0] ?? 0);
  return count === expect.count ? null : expect.kind === 'rows' ? `${count} rows` : `${count} rows affected`;
}
