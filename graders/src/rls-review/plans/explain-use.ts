import { asPrepared } from '@assay/fixtures/database/generic-statement.ts';
import type { World } from '@assay/fixtures/database/lay-out-world.ts';
import type { Use } from '@assay/fixtures/database/uses.ts';
import type { Answer } from '../probe/answer.ts';
import { asTenant, refusalOf } from '../tenant-login.ts';
import { fullReadsOf, relationsOf, type PlanNode } from './full-reads.ts';

/** How a use is planned, with its constants and as a prepared statement; or why it cannot be. */
export type ExplainedUse = { relations: Set<string>; fullReads: Set<string>; text: string } | { refused: string };

/** Plans uses as their tenants. Planning may run a candidate's code, so each has a login of its own. */
export async function explainUses(world: World, uses: readonly Use[]): Promise<ExplainedUse[]> {
  const explained: ExplainedUse[] = [];
  for (const use of uses) explained.push(await asTenant(world, use.tenant, (ask) => explainUse(world, use.statement, ask)));
  return explained;
}

async function explainUse(world: World, statement: string, ask: (sql: string) => Promise<Answer>): Promise<ExplainedUse> {
  const custom = await ask(`EXPLAIN (FORMAT JSON, VERBOSE) ${statement}`);
  const readable = await ask(`EXPLAIN (COSTS OFF) ${statement}`);
  const refused = refusalOf(custom, world) ?? refusalOf(readable, world);
  if (refused !== null) return { refused };
  // Refused where a constant cannot be a parameter, as in `interval '1 day'`; the first plan must do then.
  const generic = await ask(`EXPLAIN (GENERIC_PLAN, FORMAT JSON, VERBOSE) ${await asPrepared(statement)}`);
  const plans = [...planOf(custom), ...planOf(generic)];
  return {
    relations: new Set(plans.flatMap((plan) => [...relationsOf(plan)])),
    fullReads: new Set(plans.flatMap((plan) => [...fullReadsOf(plan)])),
    text: world.roles.names.toPlain(readable.results.flatMap(({ rows }) => rows.map(([line]) => line ?? '')).join('\n')),
  };
}

function planOf({ results: [result] }: Answer): PlanNode[] {
  const json = result?.rows[0]?.[0] ?? null;
  return json === null ? [] : (JSON.parse(json) as { Plan: PlanNode }[]).map(({ Plan }) => Plan);
}
