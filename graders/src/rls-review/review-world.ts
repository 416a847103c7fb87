import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { FixtureError } from '@assay/fixtures/database/fixture-error.ts';
import { loadFixture, type Fixture } from '@assay/fixtures/database/load-fixture.ts';
import { renaming, type Rename } from '@assay/fixtures/database/renaming.ts';
import { readSqlFile, type SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { parseUses, type Use } from '@assay/fixtures/database/uses.ts';
import { z } from 'zod';
import { layoutKey } from './probe/templates.ts';

/** `config` of an exercise.yaml. The order of the leaks numbers their checks. */
export const ConfigSchema = z.strictObject({
  leaks: z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected the name of a file in the fixture\'s leaks/ folder, without .sql.')).min(1, 'Name at least one leak of the fixture.')
    .refine((leaks) => new Set(leaks).size === leaks.length, 'Each leak is applied once. Remove the doubled name.'),
});
export type Config = z.infer<typeof ConfigSchema>;

/** An exercise's world: sound, and the changes that make it leak. */
export type ReviewWorld = {
  fixture: Fixture;
  leaks: { name: string; change: SqlFile }[];
  /** Uses that the candidate does not see; in the format of uses.sql. */
  hiddenUses: (Use & { file: string })[];
};
/** Where the parts of a world stand. */
type Place = { exerciseDirectory: string; variantDirectory?: string | null; fixtureDirectory: string | null; names?: Readonly<Record<string, string>> };

export function placeOf({ directory, variantDirectory, fixtureDirectory, names }: GradingMaterial): Place {
  return { exerciseDirectory: directory, variantDirectory, fixtureDirectory, names };
}

/**
 * Reads the fixture, its leaks and the hidden uses of an exercise.
 * @throws FixtureError naming file and line
 */
export function loadReviewWorld({ exerciseDirectory, variantDirectory = null, fixtureDirectory, names = {} }: Place, { leaks }: Config): ReviewWorld {
  if (fixtureDirectory === null) throw new FixtureError(join(exerciseDirectory, 'exercise.yaml'), null, 'names no `fixture`, and an isolation review needs a database.');
  const rename = renaming(names);
  const fixture = loadFixture(fixtureDirectory, rename);
  return {
    fixture,
    leaks: leaks.map((name) => ({ name, change: readLeak(fixture, name, rename) })),
    hiddenUses: [exerciseDirectory, ...(variantDirectory === null ? [] : [variantDirectory])].flatMap((folder) => readHiddenUses(join(folder, 'hidden', 'uses.sql'), fixture, rename)),
  };
}

/** Equal for fixtures with the same content and names. */
export function fixtureKey(fixture: Fixture): string {
  return `${layoutKey(fixture)} ${JSON.stringify(fixture.uses)}`;
}

/** The same world, with the hidden uses among those that must work. */
export function withHiddenUses({ fixture, hiddenUses }: ReviewWorld): Fixture {
  return { ...fixture, uses: [...fixture.uses, ...hiddenUses] };
}

function readLeak(fixture: Fixture, name: string, rename: Rename): SqlFile {
  const file = join(fixture.directory, 'leaks', `${name}.sql`);
  if (!existsSync(file)) throw new FixtureError(file, null, `is missing: \`config.leaks\` of the exercise names ${name}.`);
  return readSqlFile(file, rename);
}

function readHiddenUses(file: string, { contract }: Fixture, rename: Rename): ReviewWorld['hiddenUses'] {
  return existsSync(file) ? parseUses(file, readSqlFile(file, rename).text, Object.keys(contract.tenants)).map((use) => ({ ...use, file })) : [];
}
