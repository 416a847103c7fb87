import { mkdirSync, readFileSync, writeFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { listFiles } from '@assay/exercises/folder-files.ts';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { ManifestSchema } from '@assay/exercises/manifest.ts';
import { parseYaml } from '@assay/exercises/read-yaml.ts';
import { chooseVariant, materialOf } from '@assay/exercises/variants.ts';
import { z } from 'zod';

/** What grading needs of a manifest: a version of last year must not become ungradable when a manifest has to say more. */
const Gradable = z.object(ManifestSchema.pick({ kind: true, config: true, variants: true }).shape);
const Folder = z.object({ name: z.string(), files: z.record(z.string(), z.base64()) });
const Bundle = z.object({ hash: z.string(), exercise: Folder, fixture: Folder.nullable() });

/** All files of an exercise and its fixture as one value: a published version stays gradable for ever. */
export function packExercise({ directory, fixtureDirectory, hash }: GradingMaterial): Buffer {
  const bundle: z.infer<typeof Bundle> = { hash, exercise: packFolder(directory), fixture: fixtureDirectory === null ? null : packFolder(fixtureDirectory) };
  return gzipSync(JSON.stringify(bundle));
}

/** Writes a bundle below `cache`, once for each name and content hash, and returns what graders need of a variant. */
export function unpackExercise(packed: Buffer, cache: string, variant: string | null): GradingMaterial {
  const { hash, exercise, fixture } = Bundle.parse(JSON.parse(gunzipSync(packed).toString('utf8')));
  // The hash is of the content alone; an unchanged copy has another name.
  const home = join(cache, `${exercise.name}-${hash}`);
  const directory = join(home, 'exercise', exercise.name);
  const fixtureDirectory = fixture === null ? null : join(home, 'fixture', fixture.name);
  if (!existsSync(home)) {
    // Written aside and renamed: another process never reads half of it.
    const partial = `${home}.${process.pid}`;
    unpackFolder(exercise, join(partial, 'exercise'));
    if (fixture !== null) unpackFolder(fixture, join(partial, 'fixture'));
    try {
      renameSync(partial, home);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  const manifest = parseYaml('exercise.yaml', readFileSync(join(directory, 'exercise.yaml'), 'utf8'), Gradable);
  return materialOf(manifest, chooseVariant(directory, manifest, variant ?? undefined), { slug: exercise.name, directory, fixtureDirectory, hash });
}

function packFolder(folder: string): z.infer<typeof Folder> {
  return { name: basename(folder), files: Object.fromEntries(listFiles(folder).map((path) => [path, readFileSync(join(folder, path)).toString('base64')])) };
}

function unpackFolder({ name, files }: z.infer<typeof Folder>, parent: string): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(parent, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(content, 'base64'));
  }
}
