import pg from 'pg';
import { applyChange, dropWorld, layOutWorld, loginUrl, type World } from '@assay/fixtures/database/lay-out-world.ts';
import { contextStatements } from '@assay/fixtures/database/tenant-context.ts';
import type { Expectation, Use } from '@assay/fixtures/database/uses.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import type { ReviewWorld } from './review-world.ts';

/** A use that a candidate may see, and what it gets with the candidate's fix. */
export type UseOutcome = { use: Use; works: boolean; got: string };

const LIMIT_MS = 5_000;

/** Runs the fixture's own uses on the fixed world, each rolled back. Hidden uses are not even read. */
export async function runVisibleUses(sandboxUrl: string, { fixture, leaks }: ReviewWorld, fix: SqlFile): Promise<UseOutcome[]> {
  const world = await layOutWorld(sandboxUrl, fixture, leaks.map(({ change }) => change));
  try {
    await applyChange(world, fix);
    const outcomes: UseOutcome[] = [];
    for (const use of fixture.uses) outcomes.push(await runUse(world, use));
    return outcomes;
  } finally {
    await dropWorld(sandboxUrl, world);
  }
}

async function runUse(world: World, use: Use): Promise<UseOutcome> {
  const { names } = world.roles;
  const client = new pg.Client({ connectionString: loginUrl(world, world.fixture.contract.login), query_timeout: LIMIT_MS });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const statement of contextStatements(world.fixture.contract, use.tenant, 'enter')) await client.query(names.toActual(statement));
    const { rowCount, command } = await client.query(names.toActual(use.statement));
    const kind = command === 'SELECT' ? 'rows' : 'affects';
    return { use, works: use.expect.kind !== 'error' && use.expect.count === (rowCount ?? 0), got: `${kind}: ${rowCount ?? 0}` };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) return { use, works: false, got: `no answer within ${LIMIT_MS / 1000} s` };
    return { use, works: use.expect.kind === 'error' && use.expect.sqlstate === error.code, got: `error: ${error.code ?? ''} ${names.toPlain(error.message)}` };
  } finally {
    await client.end();
  }
}

export function describeExpectation(expect: Expectation): string {
  return expect.kind === 'error' ? `error: ${expect.sqlstate}` : `${expect.kind}: ${expect.count}`;
}
