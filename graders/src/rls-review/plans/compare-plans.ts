import { applyChange, dropWorld, layOutWorld, loginUrl, withClient, type World } from '@assay/fixtures/database/lay-out-world.ts';
import { quoteIdentifier } from '@assay/fixtures/database/identifiers.ts';
import type { Fixture } from '@assay/fixtures/database/load-fixture.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import type { Use } from '@assay/fixtures/database/uses.ts';
import { enlarge, LARGE } from './enlarge.ts';
import { explainUses, type ExplainedUse } from './explain-use.ts';

/** What became of the plan of one use. `unknown` carries why nothing can be said. */
export type PlanOutcome = { use: Use } & (
  | { kind: 'kept' }
  | { kind: 'lost'; relations: string[]; before: string; after: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'unknown'; reason: string }
);

/**
 * Plans the uses marked `-- plan: index` before and after a fix, on data enlarged while only the fixture's own
 * code is in the database. A use lost its index when a large table is read from end to end that was not before.
 * @throws SqlScriptError when the fix does not apply to the enlarged data
 */
export async function comparePlans(sandboxUrl: string, fixture: Fixture, leaks: SqlFile[], fix: SqlFile): Promise<PlanOutcome[]> {
  const uses = fixture.uses.filter(({ plan }) => plan === 'index');
  if (uses.length === 0) return [];
  const world = await layOutWorld(sandboxUrl, fixture, leaks);
  try {
    const small = await explainUses(world, uses);
    const enlarged = await enlargeTables(world, new Set(small.flatMap((use) => ('refused' in use ? [] : [...use.relations]))));
    const before = await explainUses(world, uses);
    await applyChange(world, fix);
    await withClient(loginUrl(world, fixture.contract.roles.owner), async (owner) => {
      const timer = setTimeout(() => void owner.end(), 10_000);
      await owner.query('ANALYZE').catch(() => {}); // statistics of what the fix made, if it can be had
      clearTimeout(timer);
    });
    const after = await explainUses(world, uses);
    return uses.map((use, index) => outcomeOf(use, before[index], after[index], enlarged));
  } finally {
    await dropWorld(sandboxUrl, world);
  }
}

type Enlarged = { large: ReadonlySet<string>; refused: string[] };

function outcomeOf(use: Use, before: ExplainedUse | undefined, after: ExplainedUse | undefined, { large, refused }: Enlarged): PlanOutcome {
  if (before === undefined || after === undefined) throw new Error('A use was not planned.');
  if ('refused' in before) return { use, kind: 'unknown', reason: `the original does not plan it: ${before.refused}` };
  if ('refused' in after) return { use, kind: 'refused', reason: after.refused };
  if (![...before.relations].some((relation) => large.has(relation))) return { use, kind: 'unknown', reason: `its tables did not get large enough. ${refused.join(' ')}`.trim() };
  const lost = [...after.fullReads].filter((relation) => large.has(relation) && !before.fullReads.has(relation));
  return lost.length === 0 ? { use, kind: 'kept' } : { use, kind: 'lost', relations: lost, before: before.text, after: after.text };
}

/** Enlarges the tables behind these relations, and those they refer to; `large` names partitions too. */
async function enlargeTables(world: World, relations: ReadonlySet<string>): Promise<Enlarged> {
  return withClient(world.url, async (admin) => {
    const { rows } = await admin.query<{ schema: string; name: string }>(ROOTS, [[...relations]]);
    const refused = await enlarge(admin, rows.map(({ schema, name }) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`));
    const { rows: large } = await admin.query<{ name: string }>(`SELECT relnamespace::regnamespace::text || '.' || relname AS name FROM pg_class WHERE relkind IN ('r', 'm') AND reltuples >= $1`, [LARGE]);
    return { large: new Set(large.map(({ name }) => name)), refused };
  });
}

const ROOTS = `
  WITH RECURSIVE used (oid) AS (
    SELECT coalesce(pg_partition_root(leaf.oid), leaf.oid) FROM pg_class leaf
    WHERE leaf.relkind IN ('r', 'p') AND leaf.relnamespace::regnamespace::text || '.' || leaf.relname = ANY ($1)
    UNION
    SELECT fk.confrelid FROM pg_constraint fk JOIN used ON used.oid = fk.conrelid WHERE fk.contype = 'f'
  )
  SELECT n.nspname AS schema, c.relname AS name FROM used JOIN pg_class c USING (oid) JOIN pg_namespace n ON n.oid = c.relnamespace`;
