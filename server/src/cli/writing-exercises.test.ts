import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { loadSamples } from '@assay/exercises/samples.ts';
import { graderFor } from '@assay/graders/registry.ts';
import { follow, WALKTHROUGHS } from './testing/walkthrough.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-walkthrough-'));
afterAll(() => rmSync(folder, { recursive: true }));

// That its samples get what they claim takes minutes: `npm run slow` asks for it.
test.each(WALKTHROUGHS)('%s: what the page has its reader write is a whole exercise with samples', async (heading) => {
  let samples: string[] = [];
  await follow(heading, folder, async ([, , slug = '']) => {
    const { forGrading } = loadExercise(join(folder, 'my-exercises', slug));
    await graderFor(forGrading); // refuses a configuration that it does not know
    samples = loadSamples(forGrading.directory).map(({ expected }) => expected);
  });
  expect(samples).toEqual(expect.arrayContaining(['pass', 'fail']));
});
