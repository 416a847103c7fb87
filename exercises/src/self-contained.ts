import { basename } from 'node:path';
import { parse } from 'yaml';
import { readFiles, type Files } from './folder-files.ts';
import type { GradingMaterial } from './grading-material.ts';
import { WORLD, withPrivateFixture } from './private-fixture.ts';

/**
 * An exercise as one folder that needs no other: its fixture stands in `world/`, with those leaks that the exercise
 * names in any of its variants and without the fixes, which only measure the prober.
 */
export function selfContained({ directory, fixtureDirectory }: GradingMaterial): Files {
  const files = readFiles(directory, []);
  if (fixtureDirectory === null || Object.keys(files).some((path) => path.startsWith(`${WORLD}/`))) return files;
  const named = JSON.stringify(parse(files['exercise.yaml'] ?? ''));
  const world = Object.entries(readFiles(fixtureDirectory, [])).filter(([path]) => !path.startsWith('fixes/') && (!path.startsWith('leaks/') || named.includes(JSON.stringify(basename(path).split('.')[0]))));
  return { ...files, 'exercise.yaml': withPrivateFixture(files['exercise.yaml'] ?? ''), ...Object.fromEntries(world.map(([path, text]) => [`${WORLD}/${path}`, text])) };
}
