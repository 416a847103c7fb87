import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { listFiles, type Files } from './folder-files.ts';
import type { GradingMaterial } from './grading-material.ts';

const WORLD = 'world';

/**
 * An exercise as one folder that needs no other: its fixture stands in `world/`, with those leaks that the exercise names.
 */
export function selfContained({ directory, fixtureDirectory, config }: GradingMaterial): Files {
  const files = filesOf(directory);
  const manifest = parseDocument(files['exercise.yaml'] ?? '');
  const fixture = String(manifest.get('fixture') ?? '');
  if (fixtureDirectory === null || fixture.startsWith('./')) return files;
  manifest.set('fixture', `./${WORLD}`);
  const named = JSON.stringify(config);
  const world = Object.entries(filesOf(fixtureDirectory)).filter(([path]) => !path.startsWith('leaks/') || named.includes(JSON.stringify(basename(path).split('.')[0])));
  return { ...files, 'exercise.yaml': manifest.toString({ lineWidth: 0 }), ...Object.fromEntries(world.map(([path, text]) => [`${WORLD}/${path}`, text])) };
}

function filesOf(folder: string): Files {
  return Object.fromEntries(listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
