import { join } from 'node:path';
import { findExercise } from '@assay/exercises/find-exercises.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { temporaryFolder } from '@assay/exercises/testing/exercise-folder.ts';
import type { ClaudeRun } from '../claude/ask-claude.ts';
import { fakeClaude, said, silent, status, type Answer } from '../claude/testing/fake-claude.ts';
import { restGraders } from '../registry.ts';
import { wardWorld } from '../rls-review/testing/ward-world.ts';
import { describeBaseline } from './describe-baseline.ts';
import { keepBaseline, keptBaselines } from './kept-baselines.ts';
import { measureBaseline } from './measure-baseline.ts';
import { visibleMaterial } from './visible-material.ts';

const sandboxUrl = process.env.ASSAY_TEST_POSTGRES_URL ?? '';
const { exercise: folder, remove } = wardWorld({});
const exercise = loadExercise(folder);
afterAll(async () => {
  remove();
  await restGraders();
});

const solved = (...files: [string, string][]) => said(JSON.stringify({ files: files.map(([path, content]) => ({ path, content })) }));

async function measured(answer: Answer, { of = exercise, wholeMs = 5_000 } = {}) {
  const claude = await fakeClaude(answer);
  const runs: ClaudeRun[] = [];
  try {
    return { baseline: await measureBaseline(of, { settings: claude.settings, sandboxUrl, told: (run) => runs.push(run), wholeMs }), runs, asked: claude.asked };
  } catch (error) {
    return { error: (error as Error).message, runs };
  } finally {
    await claude.close();
  }
}

test('what a model hands in is graded as a candidate\'s work, from what a candidate sees', async () => {
  const { baseline, runs, asked } = await measured(solved(['fix.sql', 'SELECT 1;'], ['hidden/uses.sql', 'SELECT 1;']));
  expect(baseline).toMatchObject({ slug: 'ward-rounds', exerciseHash: exercise.forGrading.hash, outcome: 'graded', seed: 1 });
  expect(baseline?.score).toBeLessThan(60);
  expect(baseline?.checks).toContainEqual({ id: 'rls-review/fix-closes-leak', verdict: 'fail' });
  expect(baseline?.checks).toContainEqual({ id: 'rls-review/fix-applies', verdict: 'pass' });
  expect(Object.keys(baseline?.transcript.files ?? {})).toEqual(Object.keys(exercise.forCandidate.starter));
  expect(runs).toEqual([expect.objectContaining({ model: 'claude-haiku-5-5', inputTokens: 10, outputTokens: 20, costUsd: 0.011 })]);
  expect(describeBaseline(baseline!)).toMatch(/^ward-rounds: claude-haiku-5-5 reached [\d.]+ of 100 on \d{4}-\d\d-\d\d\n/);
  const { prompt } = baseline!.transcript;
  expect(asked?.[0]?.body.messages[0]?.content).toBe(prompt);
  expect(prompt).toContain(exercise.forCandidate.brief);

  const { folder: kept, remove: forget } = temporaryFolder({ 'baselines/half.json': '{"slug"' });
  expect(keptBaselines(join(kept, 'none'))).toEqual([]);
  keepBaseline(join(kept, 'baselines'), baseline!);
  expect(keptBaselines(join(kept, 'baselines'))).toEqual([baseline]);
  forget();
}, 120_000);

test('no answer is no score, and says why; what it took is told', async () => {
  const of = loadExercise(findExercise('support-latency'));
  const found = [];
  for (const answer of [said('', 'refusal'), said('{"files": ['), status(401), silent]) found.push(await measured(answer, { of, wholeMs: answer === silent ? 50 : 5_000 }));
  expect(found.map(({ error, runs }) => [error, runs.length])).toEqual([
    ['Claude refused to answer.', 1], ['The answer of Claude could not be read.', 1], ['Claude refused the key. Check ANTHROPIC_API_KEY.', 0], ['Claude did not answer in time.', 0],
  ]);
});

test('a model is shown what a candidate can see, and nothing hidden', async () => {
  const database = await visibleMaterial(exercise, sandboxUrl);
  expect(Object.keys(database)).toEqual(['database/catalogue.txt', 'database/uses.sql']);
  expect(database['database/catalogue.txt']).toMatch(/^policy /m);
  const pullRequest = await visibleMaterial(loadExercise(findExercise('payouts-limits')), sandboxUrl);
  expect(Object.keys(pullRequest).map((path) => path.split('/')[0])).toEqual(expect.arrayContaining(['pull-request.md', 'base', 'head', 'kit.ts', 'review.schema.json']));
  expect(Object.keys(pullRequest).filter((path) => /hidden|key\.yaml|submissions/.test(path))).toEqual([]);
  expect(await visibleMaterial(loadExercise(findExercise('support-latency')), sandboxUrl)).toEqual({});
});
