import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError, type Problem } from './exercise-error.ts';
import { findExercise, findExercises } from './find-exercises.ts';
import { loadExercise } from './load-exercise.ts';
import { loadSamples } from './samples.ts';
import { temporaryFolder, writeTree, type Tree } from './testing/exercise-folder.ts';

const MANIFEST = `kind: rls-review
title: Ward notes
summary: A clinic keeps its notes apart. Does it?
competency: database-security
level: mid
timebox_minutes: 30
tells: Whether somebody tries before believing.
follow_up: [What did you try first?, What would you try next?]
fixture: ./world
config:
  leaks: [view]
`;
const SOUND: Tree = {
  'exercise.yaml': MANIFEST, 'brief.md': '# Ward notes', 'starter/fix.sql': '-- your fix', 'hidden/uses.sql': '-- secret',
  'submissions/pass/right/fix.sql': 'SELECT 1', 'submissions/fail/nothing/fix.sql': '--', 'submissions/fail/nothing/expect.yaml': 'fails: [rls-review/fix-closes-leak]',
};

const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

function exercise(changes: Record<string, string | Uint8Array | undefined> = {}): string {
  const files = Object.entries({ ...SOUND, ...changes }).filter((entry): entry is [string, string | Uint8Array] => entry[1] !== undefined);
  const { folder, remove } = temporaryFolder({});
  removals.push(remove);
  writeTree(join(folder, 'ward-notes'), Object.fromEntries(files));
  writeTree(join(folder, 'ward-notes/../world'), { 'fixture.json': '{}' });
  return join(folder, 'ward-notes');
}

function problemsOf(work: () => unknown): Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ExerciseError) return error.problems;
    throw error;
  }
  return [];
}

const parent = { 'exercise.yaml': MANIFEST.replace('./world', '../world') };

test('what a candidate gets holds nothing hidden, and what a grader gets cannot be serialised', () => {
  const { forCandidate, forStaff, forGrading } = loadExercise(exercise(parent));
  expect(forCandidate).toEqual({
    slug: 'ward-notes', kind: 'rls-review', title: 'Ward notes', summary: 'A clinic keeps its notes apart. Does it?',
    competency: 'database-security', level: 'mid', timeboxMinutes: 30, brief: '# Ward notes', starter: { 'fix.sql': '-- your fix' },
  });
  expect(forStaff).toEqual({ tells: 'Whether somebody tries before believing.', followUp: ['What did you try first?', 'What would you try next?'], fixture: 'world' });
  expect(forGrading.config).toEqual({ leaks: ['view'] });
  expect(() => JSON.stringify({ exercise: { forCandidate, forGrading } })).toThrow('must not be serialised');
});

test('the hash follows every file of the exercise and of its fixture, and nothing else', () => {
  const folder = exercise(parent);
  const hash = () => loadExercise(folder).forGrading.hash;
  const first = hash();
  expect(hash()).toBe(first);
  appendFileSync(join(folder, 'hidden/uses.sql'), ' ');
  const second = hash();
  expect(second).not.toBe(first);
  appendFileSync(join(folder, '../world/fixture.json'), ' ');
  expect(hash()).not.toBe(second);
});

test('every wrong field of the manifest is named with its line', () => {
  const yaml = MANIFEST.replace('level: mid', 'level: wizard').replace('timebox_minutes: 30', 'time: 30').replace(', What would you try next?', '');
  const found = problemsOf(() => loadExercise(exercise({ 'exercise.yaml': yaml })));
  expect(found.map(({ line, message }) => `${line}: ${message}`).sort()).toEqual([
    '1: the field timebox_minutes is missing. Add it.',
    expect.stringMatching(/^5: level: Invalid option/),
    '6: the field time is not known. Remove it or correct its name.',
    '8: follow_up: Expected 2 to 4 questions.',
  ]);
});

test.each([
  ['a broken manifest', { 'exercise.yaml': 'kind: [rls' }, /exercise\.yaml:1: is not YAML/],
  ['no manifest', { 'exercise.yaml': undefined }, /exercise\.yaml: is missing: the manifest/],
  ['no brief', { ...parent, 'brief.md': undefined }, /brief\.md: is missing: what the candidate reads\. Add it/],
  ['no starter', { ...parent, 'starter/fix.sql': undefined }, /starter: has no files/],
  ['binary in the starter', { ...parent, 'starter/fix.sql': new Uint8Array([0xff, 0, 1]) }, /fix\.sql: is not text in UTF-8/],
  ['a misspelt folder', { ...parent, 'submission/pass/a/fix.sql': '' }, /submission: is no part of an exercise/],
  ['a fixture that is not there', { 'exercise.yaml': MANIFEST.replace('./world', 'atlantis') }, /exercise\.yaml:9: there is no fixture atlantis\. The built-in ones are/],
])('%s is refused with file and remedy', (_, changes, message) => {
  expect(() => loadExercise(exercise(changes))).toThrow(message);
});

test('samples carry the result of their folder and the checks they must fail', () => {
  const samples = loadSamples(exercise(parent));
  expect(samples.map(({ name, expected, fails, files }) => ({ name, expected, fails, files }))).toEqual([
    { name: 'right', expected: 'pass', fails: [], files: { 'fix.sql': 'SELECT 1' } },
    { name: 'nothing', expected: 'fail', fails: ['rls-review/fix-closes-leak'], files: { 'fix.sql': '--' } },
  ]);
});

test.each([
  ['no passing sample', { 'submissions/pass/right/fix.sql': undefined }, /pass: has no sample/],
  ['no expectation', { 'submissions/fail/nothing/expect.yaml': undefined }, /expect\.yaml: is missing: `fails:`/],
  ['an expectation without checks', { 'submissions/fail/nothing/expect.yaml': 'why: it is wrong\nfails: []' }, /expect\.yaml:2: fails: Expected at least one/],
  ['a result that does not exist', { 'submissions/maybe/a/fix.sql': '--' }, /maybe: is not a result/],
])('%s is refused with file and remedy', (_, changes, message) => {
  expect(() => loadSamples(exercise(changes))).toThrow(message);
});

test('an unknown slug is answered with those that exist', () => {
  const folder = join(exercise(parent), '..');
  writeTree(folder, { 'lost-its-manifest/brief.md': '#' });
  expect(findExercises(folder).map((found) => found.split('/').at(-1))).toEqual(['lost-its-manifest', 'ward-notes']);
  expect(findExercise('ward-notes', folder)).toBe(join(folder, 'ward-notes'));
  expect(() => findExercise('ward', folder)).toThrow('has no exercise ward. It has: lost-its-manifest, ward-notes.');
});
