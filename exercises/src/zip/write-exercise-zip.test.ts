import { join } from 'node:path';
import { BUILT_IN, findExercises } from '../find-exercises.ts';
import { loadExercise } from '../load-exercise.ts';
import { temporaryFolder, writeTree } from '../testing/exercise-folder.ts';
import { readExerciseZip, type ExerciseFolder } from './read-exercise-zip.ts';
import { exerciseFolder, writeExerciseZip } from './write-exercise-zip.ts';

const textOf = ({ files }: ExerciseFolder) => Object.fromEntries([...files].map(([path, content]) => [path, String(content)]));

test('an exercise of each kind survives the way out and in, with its fixture inside', async () => {
  const ofEachKind = new Map(findExercises(BUILT_IN).map((folder) => loadExercise(folder)).map((exercise) => [exercise.forCandidate.kind, exercise]));
  for (const { forCandidate, forGrading } of ofEachKind.values()) {
    const sent = exerciseFolder(forGrading);
    const got = await readExerciseZip(await writeExerciseZip(sent));
    expect([got.slug, textOf(got)]).toEqual([forCandidate.slug, textOf(sent)]);
    expect(textOf(got)['exercise.yaml']).toMatch(/^fixture: \.\/world$/m);
  }
});

test('the same folder gives the same bytes, and a private fixture stays where it is', async () => {
  const { folder, remove } = temporaryFolder({});
  const files = { 'exercise.yaml': '# ours\nkind: rls-review\ntitle: Ward\nsummary: S\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 20\nfixture: ./world\n', 'brief.md': '#', 'starter/fix.sql': '--', 'world/fixture.json': '{}' };
  writeTree(join(folder, 'ward'), files);
  const pack = () => writeExerciseZip(exerciseFolder(loadExercise(join(folder, 'ward')).forGrading));
  const first = await pack();
  expect((await pack()).equals(first)).toBe(true);
  expect(textOf(await readExerciseZip(first))).toEqual(files);
  remove();
});
