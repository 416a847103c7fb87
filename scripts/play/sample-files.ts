import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const exercises = resolve(import.meta.dirname, '../../exercises');

/** The files of one of an exercise's samples, by name; of the catalogue, or of another folder of exercises. */
export function sampleFiles(slug: string, verdict: 'pass' | 'fail', sample: string, directory = exercises): Record<string, string> {
  const folder = join(directory, slug, 'submissions', verdict, sample);
  return Object.fromEntries(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'expect.yaml' && statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
