import { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { EXPLOIT, RIGHT_FIX, wardWorld } from './rls-review/testing/ward-world.ts';
import { runGrader, runVisibleChecks, type Incident } from './run-grader.ts';

const { exercise: folder, remove } = wardWorld();
afterAll(remove);
const exercise = loadExercise(folder).forGrading;
const NOBODY = 'postgres://nobody:secret@127.0.0.1:1/none';

test('a grader that throws gives no score, and keeps the cause out of the report', async () => {
  const incidents: Incident[] = [];
  const files = { 'exploit.sql': EXPLOIT, 'fix.sql': RIGHT_FIX };
  const report = await runGrader({ exercise, files, sandboxUrl: NOBODY, seed: 7, onIncident: (incident) => incidents.push(incident) });
  expect(report).toMatchObject({ outcome: 'broken', score: null, checks: [], seed: 7, exerciseHash: exercise.hash, graderVersion: expect.stringMatching(/^rls-review /) });
  expect(incidents).toEqual([{ id: report.reason, slug: 'ward-rounds', seed: 7, cause: expect.objectContaining({ code: 'ECONNREFUSED' }) }]);
  expect(JSON.stringify(report)).not.toContain('ECONNREFUSED');
});

test('an exercise that no grader knows is our fault too', async () => {
  const strange = new GradingMaterial({ ...exercise, kind: 'crossword' });
  await expect(runGrader({ exercise: strange, files: {}, sandboxUrl: NOBODY, seed: 1 })).resolves.toMatchObject({ outcome: 'broken', score: null });
});

test('a submission of which nothing can be run is ungradable with a reason, before any database is asked', async () => {
  const report = await runGrader({ exercise, files: { 'fix.sql': 'DROP POLICEY x;' }, sandboxUrl: NOBODY, seed: 1 });
  expect(report).toMatchObject({ outcome: 'ungradable', score: null, reason: expect.stringMatching(/fix\.sql:1: syntax error/) });
});

test('nothing handed in fails every check, each for its own plain reason', async () => {
  const { outcome, score, checks } = await runGrader({ exercise, files: {}, sandboxUrl: NOBODY, seed: 1 });
  expect({ outcome, score }).toEqual({ outcome: 'graded', score: 0 });
  expect(checks.map(({ id, verdict, detail }) => `${id} ${verdict}: ${detail}`)).toEqual([
    'rls-review/exploit-proves-leak fail: exploit.sql was not handed in.',
    'rls-review/fix-applies fail: fix.sql was not handed in.',
    'rls-review/fix-closes-leak fail: fix.sql was not handed in.',
    'rls-review/legitimate-use-intact fail: fix.sql was not handed in.',
    'rls-review/no-other-leak fail: fix.sql was not handed in.',
    'rls-review/plans-keep-indexes fail: fix.sql was not handed in.',
    'rls-review/explanation fail: explanation.md was not written.',
  ]);
});

test('when the visible checks break, the caller is told', async () => {
  await expect(runVisibleChecks({ exercise, files: { 'exploit.sql': EXPLOIT }, sandboxUrl: NOBODY, seed: 1 })).rejects.toThrow();
});
