import { join } from 'node:path';
import { findExercise } from '../find-exercises.ts';
import { loadExercise } from '../load-exercise.ts';
import { selfContained } from '../self-contained.ts';
import { temporaryFolder, writeTree } from '../testing/exercise-folder.ts';
import { readExerciseZip } from './read-exercise-zip.ts';
import { writeExerciseZip } from './write-exercise-zip.ts';

test.each(['clinic-letters', 'support-latency', 'casework-export'])('%s survives the way out and in, with its fixture inside', async (slug) => {
  const { forCandidate, forGrading } = loadExercise(findExercise(slug));
  const sent = { slug: forCandidate.slug, files: selfContained(forGrading) };
  const got = await readExerciseZip(await writeExerciseZip(sent));
  expect(got).toEqual(sent);
  expect(got.files['exercise.yaml']).toMatch(/^fixture: \.\/world$/m);
});

test('what any variant names comes along, and what only measures the prober stays', () => {
  const world = Object.keys(selfContained(loadExercise(findExercise('clinic-release')).forGrading)).filter((path) => path.startsWith('world/'));
  expect(world.filter((path) => /^world\/leaks\/.*\.sql$/.test(path)).sort()).toEqual(['default-clinic', 'month-close', 'pager-numbers', 'phone-format'].map((leak) => `world/leaks/${leak}.sql`));
  expect(world.filter((path) => path.includes('/fixes/'))).toEqual([]);
});

test('the same folder gives the same bytes, and a private fixture stays where it is', async () => {
  const { folder, remove } = temporaryFolder({});
  const files = { 'exercise.yaml': '# ours\nkind: rls-review\ntitle: Ward\nsummary: S\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 20\ntells: Whether somebody looks.\nfollow_up: [What first?, What next?]\nfixture: ./world\n', 'brief.md': '#', 'starter/fix.sql': '--', 'world/fixture.json': '{}' };
  writeTree(join(folder, 'ward'), files);
  const pack = () => writeExerciseZip({ slug: 'ward', files: selfContained(loadExercise(join(folder, 'ward')).forGrading) });
  const first = await pack();
  expect((await pack()).equals(first)).toBe(true);
  expect((await readExerciseZip(first)).files).toEqual(files);
  remove();
});
