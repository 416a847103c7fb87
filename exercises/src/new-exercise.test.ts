import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError } from './exercise-error.ts';
import { findExercises } from './find-exercises.ts';
import { listFolders } from './folder-files.ts';
import { loadExercise } from './load-exercise.ts';
import { newExercise, SKELETONS } from './new-exercise.ts';
import { loadSamples } from './samples.ts';
import { temporaryFolder } from './testing/exercise-folder.ts';

const { folder, remove } = temporaryFolder({});
afterAll(remove);

test.each(listFolders(SKELETONS))('a new exercise of the kind %s is a whole one, outside of the repository too', (kind) => {
  const made = newExercise({ kind, slug: `my-${kind}`, directory: join(folder, 'private') });
  expect(loadExercise(made).forCandidate).toMatchObject({ slug: `my-${kind}`, kind });
  expect(loadSamples(made).map(({ expected }) => expected)).toEqual(expect.arrayContaining(['pass', 'fail', 'ungradable']));
  expect(findExercises(join(folder, 'private'))).toContain(made);
});

test('another world is written into the manifest where the kind plays in any', () => {
  const made = newExercise({ kind: 'context-assembly', slug: 'archive-first', directory: folder, fixture: 'archive' });
  expect(loadExercise(made).forStaff.fixture).toBe('archive');
});

type Refused = [name: string, wanted: { kind: string; slug: string; fixture?: string }, message: string];
test.each<Refused>([
  ['a kind that does not exist', { kind: 'crossword', slug: 'a' }, 'there is no kind crossword. The kinds are context-assembly, pr-review, rls-review.'],
  ['a bad slug', { kind: 'rls-review', slug: '../Ward' }, '../Ward is no slug. Use lower-case letters'],
  ['a folder that is there', { kind: 'rls-review', slug: 'taken' }, 'there is a taken already. Choose another slug'],
  ['a world for a skeleton that brings its own', { kind: 'rls-review', slug: 'a', fixture: 'forwarding' }, 'copy the folder of an exercise on forwarding: forwarding-claims, forwarding-overview'],
  ['a world that is not there', { kind: 'context-assembly', slug: 'a', fixture: 'atlantis' }, 'there is no fixture atlantis'],
])('%s is refused with the remedy, and leaves nothing behind', (_, wanted, message) => {
  const { folder: directory, remove: removeIt } = temporaryFolder({});
  writeFileSync(join(directory, 'taken'), '');
  expect(() => newExercise({ ...wanted, directory })).toThrow(ExerciseError);
  expect(() => newExercise({ ...wanted, directory })).toThrow(message);
  expect(readdirSync(directory)).toEqual(['taken']);
  expect(existsSync(join(directory, '../Ward'))).toBe(false);
  removeIt();
});
