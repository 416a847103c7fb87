import pg from 'pg';
import { asPrepared } from '@assay/fixtures/database/generic-statement.ts';
import { loginUrl, type World } from '@assay/fixtures/database/lay-out-world.ts';
import { contextStatements } from '@assay/fixtures/database/tenant-context.ts';
import type { Use } from '@assay/fixtures/database/uses.ts';
import { fullReadsOf, relationsOf, type PlanNode } from './full-reads.ts';

/** How a use is planned, with its constants and as a prepared statement; or why it cannot be. */
export type ExplainedUse = { relations: Set<string>; fullReads: Set<string>; text: string } | { refused: string };

const LIMIT_MS = 5_000;

/** Plans uses as their tenants, each in a transaction that is rolled back. Planning may run a candidate's code. */
export async function explainUses(world: World, uses: readonly Use[]): Promise<ExplainedUse[]> {
  const explained: ExplainedUse[] = [];
  for (const use of uses) explained.push(await explainUse(world, use));
  return explained;
}

async function explainUse(world: World, use: Use): Promise<ExplainedUse> {
  const { names } = world.roles;
  // A login of its own per use: the candidate's code may end the connection or leave it in any state.
  const client = new pg.Client({ connectionString: loginUrl(world, world.fixture.contract.login), query_timeout: LIMIT_MS });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const statement of contextStatements(world.fixture.contract, use.tenant, 'enter')) await client.query(names.toActual(statement));
    const custom = await planOf(client, `EXPLAIN (FORMAT JSON, VERBOSE) ${names.toActual(use.statement)}`);
    const generic = await genericPlanOf(client, names.toActual(use.statement));
    const plans = generic === null ? [custom] : [custom, generic];
    const { rows } = await client.query<Record<string, string>>(`EXPLAIN (COSTS OFF) ${names.toActual(use.statement)}`);
    return {
      relations: new Set(plans.flatMap((plan) => [...relationsOf(plan)])),
      fullReads: new Set(plans.flatMap((plan) => [...fullReadsOf(plan)])),
      text: names.toPlain(rows.map((row) => Object.values(row)[0]).join('\n')),
    };
  } catch (error) {
    return { refused: error instanceof pg.DatabaseError ? names.toPlain(error.message) : `no plan within ${LIMIT_MS / 1000} s` };
  } finally {
    await client.end();
  }
}

async function planOf(client: pg.Client, explain: string): Promise<PlanNode> {
  const { rows: [row] } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(explain);
  const root = row?.['QUERY PLAN'][0];
  if (root === undefined) throw new Error('EXPLAIN gave no plan.');
  return root.Plan;
}

/** Null where a constant cannot be a parameter, as in `interval '1 day'`. */
async function genericPlanOf(client: pg.Client, statement: string): Promise<PlanNode | null> {
  await client.query('SAVEPOINT generic');
  try {
    return await planOf(client, `EXPLAIN (GENERIC_PLAN, FORMAT JSON, VERBOSE) ${await asPrepared(statement)}`);
  } catch {
    await client.query('ROLLBACK TO generic');
    return null;
  }
}
