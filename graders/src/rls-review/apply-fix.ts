import { SqlScriptError } from '@assay/fixtures/database/apply-sql.ts';
import { applyChange, dropWorld, layOutWorld, type World } from '@assay/fixtures/database/lay-out-world.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import type { Use } from '@assay/fixtures/database/uses.ts';
import type { CatalogueDescription } from '@assay/fixtures/workspace/catalogue.ts';
import { describeCatalogue } from '@assay/fixtures/workspace/describe-catalogue.ts';
import { catalogueChanges, type CatalogueChanges } from './catalogue-changes.ts';
import type { SqlPart } from './handed-in.ts';
import type { FailedUse } from './probe/probe-result.ts';
import type { ReviewWorld } from './review-world.ts';
import { describeExpectation, runUse } from './visible-uses.ts';

/**
 * A fix that applies, with what it changed (null: nothing in the catalogue), or why it does not. `tooSlow` tells
 * which uses got no answer in time: a probe of such a world would ask thousands of such questions.
 */
export type AppliedFix = { script: SqlFile; before: CatalogueDescription; after: CatalogueDescription; changes: CatalogueChanges | null; tooSlow: FailedUse[] } | { refused: string };

/** Applies a fix to a fresh original as the owner, in one transaction. */
export async function applyFix(sandboxUrl: string, { fixture, leaks, hiddenUses }: ReviewWorld, fix: SqlPart): Promise<AppliedFix> {
  if ('missing' in fix) return { refused: fix.missing };
  if ('unreadable' in fix) return { refused: fix.unreadable };
  // That header belongs to authors: as administrator a fix could do anything to the server.
  if (fix.script.as === 'admin') return { refused: 'fix.sql:1: a fix runs as the owner of the schema. Remove the line `-- as: admin`.' };
  const world = await layOutWorld(sandboxUrl, fixture, leaks.map(({ change }) => change));
  try {
    const describe = () => describeCatalogue(world.url, fixture.contract.schemas, world.roles.names);
    const before = await describe();
    await applyChange(world, fix.script);
    const after = await describe();
    return { script: fix.script, before, after, changes: catalogueChanges(before, after), tooSlow: await slowUses(world, [...fixture.uses, ...hiddenUses]) };
  } catch (error) {
    if (!(error instanceof SqlScriptError)) throw error;
    return { refused: `${error.message} (${error.sqlstate}). The script stopped there and all of it was rolled back.` };
  } finally {
    await dropWorld(sandboxUrl, world);
  }
}

/** Stops at the third: the answer is known by then, and each costs seconds. */
async function slowUses(world: World, uses: readonly Use[]): Promise<FailedUse[]> {
  const slow: FailedUse[] = [];
  for (const use of uses) {
    const { inTime, got } = await runUse(world, use);
    const { tenant, statement, line } = use;
    if (!inTime) slow.push({ tenant, statement, expected: describeExpectation(use.expect), got, source: 'uses', relation: null, verb: null, line });
    if (slow.length === 3) break;
  }
  return slow;
}
