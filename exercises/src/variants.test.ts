import { join } from 'node:path';
import { ExerciseError } from './exercise-error.ts';
import { loadExercise } from './load-exercise.ts';
import { loadSamples } from './samples.ts';
import { temporaryFolder, writeTree, type Tree } from './testing/exercise-folder.ts';

const MANIFEST = `kind: rls-review
title: Ward notes
summary: A clinic keeps its notes apart. Does it?
competency: database-security
level: mid
timebox_minutes: 30
tells: Whether somebody looks first.
follow_up: [How did you find it?, What next?]
config: { leaks: [view], hints: 2 }
variants:
  - name: early
  - name: late
    config:
      leaks: [rota]
`;
const FILES: Tree = {
  'exercise.yaml': MANIFEST,
  'brief.md': '# Ward notes\n\nSomebody read a note.\n\n## Changed lately\n\nA view.\n\n## Deliver\n\n```\n## no heading\n```\n',
  'starter/fix.sql': '-- your fix', 'starter/explanation.md': 'Why?',
  'submissions/fail/nothing/fix.sql': '--', 'submissions/fail/nothing/expect.yaml': 'fails: [rls-review/fix-closes-leak]',
  'variants/early/submissions/pass/right/fix.sql': 'SELECT 1',
  'variants/late/brief.md': '## Changed lately\n\nA rota.\n', 'variants/late/starter/fix.sql': '-- your fix of the rota',
  'variants/late/submissions/pass/other/fix.sql': 'SELECT 2',
};
const removals: (() => void)[] = [];
afterAll(() => removals.forEach((remove) => remove()));

function exercise(changes: Tree = {}): string {
  const { folder, remove } = temporaryFolder({});
  removals.push(remove);
  writeTree(join(folder, 'ward-notes'), { ...FILES, ...changes });
  return join(folder, 'ward-notes');
}

function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ExerciseError) return error.problems.map(({ file, line, message }) => `${file.split('/').slice(-2).join('/')}:${line ?? ''} ${message}`);
    throw error;
  }
  return [];
}

test('a variant joins or replaces what all have; unless one is named, it is the first', () => {
  const folder = exercise();
  const [first, late] = [loadExercise(folder), loadExercise(folder, 'late')];
  expect([first.forGrading.variant, first.forGrading.config, first.forGrading.variants]).toEqual(['early', { leaks: ['view'], hints: 2 }, ['early', 'late']]);
  expect([late.forGrading.variant, late.forGrading.config, late.forGrading.hash]).toEqual(['late', { leaks: ['rota'], hints: 2 }, first.forGrading.hash]);
  expect(first.forCandidate.brief).toBe(FILES['brief.md']);
  expect(late.forCandidate.brief).toBe('# Ward notes\n\nSomebody read a note.\n\n## Changed lately\n\nA rota.\n\n## Deliver\n\n```\n## no heading\n```\n');
  expect(late.forCandidate.starter).toEqual({ 'fix.sql': '-- your fix of the rota', 'explanation.md': 'Why?' });
  expect([['config', 'leaks', 0], ['config', 'hints'], ['title']].map((path) => late.forGrading.lineOf(path))).toEqual([14, 9, 2]);
  expect(JSON.stringify([first.forCandidate, late.forCandidate])).not.toMatch(/"(early|late)"/);
  expect(loadSamples(folder, late.forGrading.variantDirectory).map(({ expected, name }) => `${expected}/${name}`)).toEqual(['pass/other', 'fail/nothing']);
});

test('the names of a variant stand in what candidates read and start from', () => {
  const folder = exercise({ 'exercise.yaml': `${MANIFEST}    names: { somebody: nobody, your: our }\n` });
  const { forCandidate, forGrading } = loadExercise(folder, 'late');
  expect(forGrading.names).toEqual({ somebody: 'nobody', your: 'our' });
  expect([forCandidate.brief.split('\n')[2], forCandidate.starter['fix.sql']]).toEqual(['Nobody read a note.', '-- our fix of the rota']);
  expect(loadExercise(folder).forCandidate.brief).toContain('Somebody');
  expect(problemsOf(() => loadExercise(exercise({ 'exercise.yaml': `${MANIFEST}    names: { note: view }\n` })))).toEqual([expect.stringMatching(/^ward-notes\/exercise\.yaml:15 view stands in .*brief\.md already, so that two would have one name\. Choose another for note\.$/)]);
});

test.each([
  ['a name that is not there', {}, 'later', 'ward-notes/exercise.yaml:10 has no variant later. It has early, late.'],
  ['a folder of no variant', { 'variants/noon/brief.md': '#' }, 'late', 'variants/noon: belongs to no variant of exercise.yaml. List it there, rename or remove it.'],
  ['a part that is none', { 'variants/late/submission/pass/a/fix.sql': '' }, 'late', 'late/submission: is no part of a variant. The parts are brief.md, hidden, starter, submissions; remove or rename it.'],
  ['a section that leads nowhere', { 'variants/late/brief.md': '\n## Changed latley\n' }, 'late', 'late/brief.md:2 brief.md has no section “Changed latley” to be replaced. Correct the heading, or add the section there.'],
  ['a name of which there is nothing', { 'exercise.yaml': `${MANIFEST}    names: { nordlicht: morgenrot }\n` }, undefined, 'ward-notes/exercise.yaml:15 nordlicht stands nowhere in the exercise and its fixture. Correct or remove it.'],
  ['a name that is taken by two', { 'exercise.yaml': `${MANIFEST}    names: { note: letter, rota: Letter }\n` }, undefined, 'ward-notes/exercise.yaml:15 Letter is the name of two. Choose another for rota.'],
  ['two variants of one name', { 'exercise.yaml': MANIFEST.replace('name: late', 'name: early') }, undefined, 'ward-notes/exercise.yaml:10 variants: Two variants have the same name. Rename one of them.'],
])('%s is refused with the remedy', (_, changes, variant, problem) => {
  expect(problemsOf(() => loadExercise(exercise(changes), variant))).toEqual([problem]);
});

test('a sample that a variant and the exercise have is refused', () => {
  const folder = exercise({ 'variants/late/submissions/fail/nothing/fix.sql': '--', 'variants/late/submissions/fail/nothing/expect.yaml': 'fails: [k/a]' });
  expect(problemsOf(() => loadSamples(folder, join(folder, 'variants/late')))).toEqual(['fail/nothing: all variants have a sample fail/nothing. Rename or remove one of them.']);
});
