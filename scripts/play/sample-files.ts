import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const exercises = resolve(import.meta.dirname, '../../exercises');

/** The files of one of an exercise's samples, by name. */
export function sampleFiles(slug: string, verdict: 'pass' | 'fail', sample: string): Record<string, string> {
  const folder = join(exercises, slug, 'submissions', verdict, sample);
  return Object.fromEntries(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'expect.yaml' && statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
