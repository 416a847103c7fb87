import { basename } from 'node:path';
import { readFiles, type Files } from './folder-files.ts';
import type { GradingMaterial } from './grading-material.ts';
import { WORLD, withPrivateFixture } from './private-fixture.ts';

/** An exercise as one folder that needs no other: its fixture stands in `world/`, with those leaks that the exercise names. */
export function selfContained({ directory, fixtureDirectory, config }: GradingMaterial): Files {
  const files = readFiles(directory, []);
  if (fixtureDirectory === null || Object.keys(files).some((path) => path.startsWith(`${WORLD}/`))) return files;
  const named = JSON.stringify(config);
  const world = Object.entries(readFiles(fixtureDirectory, [])).filter(([path]) => !path.startsWith('leaks/') || named.includes(JSON.stringify(basename(path).split('.')[0])));
  return { ...files, 'exercise.yaml': withPrivateFixture(files['exercise.yaml'] ?? ''), ...Object.fromEntries(world.map(([path, text]) => [`${WORLD}/${path}`, text])) };
}
