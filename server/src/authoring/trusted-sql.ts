import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listFiles, listFolders } from '@assay/exercises/folder-files.ts';
import { SKELETONS } from '@assay/exercises/new-exercise.ts';
import { WORLD } from '@assay/exercises/private-fixture.ts';
import { runsAsAdministrator } from '@assay/fixtures/database/lay-out-world.ts';
import type { Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { selectSource } from './drafts.queries.ts';

const BUILT_IN = resolve(import.meta.dirname, '../../../fixtures/databases');
let builtIn: readonly string[] | null = null;

export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Fingerprints of the SQL that a draft may have laid out: of the fixtures and skeletons of this installation, and of what it is a copy of. */
export async function trustedSql({ database, workspaces }: Pick<Deps, 'database' | 'workspaces'>, scope: Scope, draftId: string): Promise<ReadonlySet<string>> {
  const source = await database.within(scope, (db) => selectSource(db, draftId));
  const fixture = source === null ? null : (await workspaces.gradingMaterial({ exercise_id: source, variant: null })).fixtureDirectory;
  builtIn ??= builtInWorlds().flatMap(fingerprintsOf);
  return new Set([...builtIn, ...(fixture === null ? [] : fingerprintsOf(fixture))]);
}

function builtInWorlds(): string[] {
  return [...listFolders(BUILT_IN).map((name) => join(BUILT_IN, name)), ...listFolders(SKELETONS).map((kind) => join(SKELETONS, kind, WORLD)).filter(existsSync)];
}

function fingerprintsOf(fixture: string): string[] {
  return listFiles(fixture).filter(runsAsAdministrator).map((path) => fingerprint(readFileSync(join(fixture, path), 'utf8')));
}
