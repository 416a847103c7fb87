import { SqlScriptError } from '@assay/fixtures/database/apply-sql.ts';
import { applyChange, dropWorld, layOutWorld } from '@assay/fixtures/database/lay-out-world.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { describeCatalogue } from '@assay/fixtures/workspace/describe-catalogue.ts';
import { catalogueChanges, type CatalogueChanges } from './catalogue-changes.ts';
import type { SqlPart } from './handed-in.ts';
import type { ReviewWorld } from './review-world.ts';

/** A fix that applies, with what it changed (null: nothing in the catalogue), or why it does not. */
export type AppliedFix = { script: SqlFile; changes: CatalogueChanges | null } | { refused: string };

/** Applies a fix to a fresh original as the owner, in one transaction. */
export async function applyFix(sandboxUrl: string, { fixture, leaks }: ReviewWorld, fix: SqlPart): Promise<AppliedFix> {
  if ('missing' in fix) return { refused: fix.missing };
  if ('unreadable' in fix) return { refused: fix.unreadable };
  // That header belongs to authors: as administrator a fix could do anything to the server.
  if (fix.script.as === 'admin') return { refused: 'fix.sql:1: a fix runs as the owner of the schema. Remove the line `-- as: admin`.' };
  const world = await layOutWorld(sandboxUrl, fixture, leaks.map(({ change }) => change));
  try {
    const describe = () => describeCatalogue(world.url, fixture.contract.schemas, world.roles.names);
    const before = await describe();
    await applyChange(world, fix.script);
    return { script: fix.script, changes: catalogueChanges(before, await describe()) };
  } catch (error) {
    if (!(error instanceof SqlScriptError)) throw error;
    return { refused: `${error.message} (${error.sqlstate}). The script stopped there and all of it was rolled back.` };
  } finally {
    await dropWorld(sandboxUrl, world);
  }
}
