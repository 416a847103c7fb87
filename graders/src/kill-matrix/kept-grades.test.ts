import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '@assay/exercises/exercise-error.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import type { Report } from '../report.ts';
import { wardWorld } from '../rls-review/testing/ward-world.ts';
import { KeptGrades } from './kept-grades.ts';

const removals: (() => void)[] = [];
afterAll(() => { removals.forEach((remove) => { remove(); }); });

function world(changes: Record<string, string> = {}) {
  const { exercise, remove } = wardWorld(changes);
  removals.push(remove);
  return loadExercise(exercise).forGrading;
}
function store() {
  const directory = mkdtempSync(join(tmpdir(), 'assay-kept-'));
  removals.push(() => { rmSync(directory, { recursive: true }); });
  return directory;
}
const report = (outcome: Report['outcome']): Report => ({ outcome, score: null, reason: 'R', checks: [], questions: [], metrics: {}, graderVersion: 'rls-review 1', exerciseHash: 'h', variant: null, seed: 1, durationMs: 5 });
const files = { 'fix.sql': 'SELECT 1;' };

/** How often it is graded, first `before` and then `after`. */
async function graded(before: Parameters<KeptGrades['orGrade']>[0], after: typeof before, outcome: Report['outcome'] = 'ungradable'): Promise<number> {
  const directory = store();
  let times = 0;
  for (const gradable of [before, after]) {
    await new KeptGrades(directory).orGrade(gradable, async () => {
      times += 1;
      return report(outcome);
    });
  }
  return times;
}

const plain = { exercise: world(), files, seed: 1 };

test.each([
  ['the same', plain],
  ['another folder with the same content', { ...plain, exercise: world() }],
  ['another brief', { ...plain, exercise: world({ 'ward-rounds/brief.md': 'Another text.' }) }],
  ['another sample', { ...plain, exercise: world({ 'ward-rounds/submissions/pass/right/fix.sql': 'SELECT 2;' }) }],
])('%s is not graded again', async (_, after) => {
  expect(await graded(plain, after)).toBe(1);
});

test.each([
  ['what was handed in', { ...plain, files: { 'fix.sql': 'SELECT 2;' } }],
  ['the name of a file', { ...plain, files: { 'fox.sql': 'SELECT 1;' } }],
  ['the seed', { ...plain, seed: 2 }],
  ['a hidden use', { ...plain, exercise: world({ 'ward-rounds/hidden/uses.sql': '-- as: north\n-- rows: 6\nSELECT body FROM notes;' }) }],
  ['the starter', { ...plain, exercise: world({ 'ward-rounds/starter/fix.sql': '-- another' }) }],
  ['the fixture', { ...plain, exercise: world({ 'world/tenants/south.sql': 'INSERT INTO notes VALUES (2, 1, \'other\');' }) }],
])('%s makes it graded again', async (_, after) => {
  expect(await graded(plain, after)).toBe(2);
});

test('a fault of ours is not kept', async () => {
  expect(await graded(plain, plain, 'broken')).toBe(2);
});

test('an exercise without a fault is not searched again until something but its samples changes; one with a fault is', async () => {
  const directory = store();
  let times = 0;
  const search = (exercise: typeof plain.exercise, found: Problem[] = []) => new KeptGrades(directory).orFaults(exercise, async () => {
    times += 1;
    return found;
  });
  const fault = { file: 'world/schema.sql', line: null, message: 'the sound world leaks' };
  expect([await search(plain.exercise, [fault]), await search(plain.exercise), await search(plain.exercise), times]).toEqual([[fault], [], [], 2]);
  await search(world({ 'ward-rounds/submissions/pass/right/fix.sql': 'SELECT 2;' }));
  expect(times).toBe(2);
  await search(world({ 'world/tenants/south.sql': 'INSERT INTO notes VALUES (2, 1, \'other\');' }));
  expect(times).toBe(3);
});

test('a kept grade names the exercise that asks, survives damage, and is forgotten after 30 days', async () => {
  const directory = store();
  const grade = async () => report('ungradable');
  const never = () => Promise.reject(new Error('It was kept.'));
  await new KeptGrades(directory).orGrade(plain, grade);
  expect(await new KeptGrades(directory).orGrade(plain, never)).toEqual({ ...report('ungradable'), exerciseHash: plain.exercise.hash });
  const [name = ''] = readdirSync(directory);
  writeFileSync(join(directory, name), '{"outcome":');
  expect((await new KeptGrades(directory).orGrade(plain, grade)).exerciseHash).toBe('h');
  const long = new Date(Date.now() - 31 * 86_400_000);
  utimesSync(join(directory, name), long, long);
  new KeptGrades(directory);
  expect(readdirSync(directory)).toEqual([]);
});
