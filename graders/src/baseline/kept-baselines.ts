import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaselineSchema, type Baseline } from './baseline.ts';

/** Their folder in the data directory. */
export const BASELINES = 'baselines';

/** Keeps a baseline with its transcript, and returns the file. Earlier ones stay. */
export function keepBaseline(folder: string, baseline: Baseline): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${baseline.slug}-${baseline.run.at.replaceAll(/\D/g, '')}.json`);
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
  return file;
}

/** All that are kept in a folder; a file that is none, or half of one, is left out. */
export function keptBaselines(folder: string): Baseline[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().flatMap((name) => {
    try {
      return [BaselineSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))];
    } catch {
      return [];
    }
  });
}
