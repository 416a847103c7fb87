import { z } from 'zod';
import type { Check } from '../report.ts';
import type { Grader, Subject } from '../grader.ts';
import { endSharedSandbox, sharedSandbox } from '../sandbox/shared-sandbox.ts';
import { judgeFindings } from './checks/findings.ts';
import { judgeFix } from './checks/fix.ts';
import { check, idOf, KIND } from './checks/named.ts';
import { judgeProof } from './checks/proof.ts';
import { judgeProseOf } from './checks/prose.ts';
import { withDatabases } from './checks/run-tests.ts';
import { exerciseFaults } from './exercise-faults.ts';
import { readMaterial, readPullRequest, type Material } from './material/read-material.ts';
import { handedIn } from './submission/handed-in.ts';
import type { Review } from './submission/review-file.ts';
import { visibleChecks } from './visible-checks.ts';

const ConfigSchema = z.strictObject({});
type Config = z.infer<typeof ConfigSchema>;

const READ = {
  [idOf('summary')]: 'whether the summary tells the author what matters is a reading, not a measurement',
  [idOf('findings-explained')]: 'whether a comment says what goes wrong, and why, is a reading, not a measurement',
};

/** Review of a pull request: what is claimed counts when running it shows it. */
export const prReview: Grader<Config> = {
  kind: KIND,
  version: '1',
  config: ConfigSchema,
  seedMakesCases: false,
  oneVariant: 'its pull request, key and versions belong together',
  judgedByPerson: READ,

  async grade(subject, _config, tell) {
    const material = readMaterial(subject.exerciseDirectory, repositoryOf(subject));
    const given = handedIn(subject.files, material.head.files);
    if ('refused' in given) return { outcome: 'ungradable', reason: given.refused, checks: [] };
    const { review, tests, patch } = given;
    const level = (await sharedSandbox()).level;
    const prose = await judgeProseOf(review, material.key, subject.claude ?? null, subject.signal);
    if (material.key.issues.length === 0) return { outcome: 'graded', checks: [...judgeFindings(review, material.key, []), verdictCheck(review, material, 40), ...prose], metrics: { sandbox_level: level } };
    const proof = await withDatabases(subject, (where) => judgeProof(tests, material, subject.seed, where, (step, share) => { tell({ step, share: share * 0.7 }); }));
    // What a submission's code leaves in a database must not meet ours.
    const fix = await withDatabases(subject, (where) => judgeFix(patch, material, subject.seed, where, (step, share) => { tell({ step, share: 0.7 + share * 0.3 }); }));
    const checks: Check[] = [...judgeFindings(review, material.key, proof.provenIssues), ...proof.checks, ...fix.checks, verdictCheck(review, material, 5), ...prose];
    return { outcome: 'graded', checks, metrics: { orders_run: proof.schedules + fix.schedules, sandbox_level: level }, questions: questionsFor(review, material) };
  },

  visibleChecks: (subject, _config, tell) => visibleChecks(subject, readPullRequest(subject.exerciseDirectory, repositoryOf(subject)), tell),

  faults: (exercise, _config, sandboxUrl) => exerciseFaults(exercise, sandboxUrl),

  original: () => null,

  pullRequest(exercise) {
    const { title, description, base, head } = readPullRequest(exercise.directory, exercise.fixtureDirectory ?? '');
    return { title, description, base, head };
  },

  rest: endSharedSandbox,

  controls(exercise) {
    const { key } = readMaterial(exercise.directory, exercise.fixtureDirectory ?? '');
    const fails = key.issues.length === 0 ? ['verdict'] : ['proof-valid', 'findings-complete', 'findings-precise', 'fix-closes-issues', 'verdict'];
    return [{ name: 'nothing at all', files: {}, fails: fails.map(idOf) }];
  },
};

function repositoryOf({ fixtureDirectory }: Subject): string {
  if (fixtureDirectory === null) throw new Error('A pr-review exercise without a repository was to be graded.');
  return fixtureDirectory;
}

function verdictCheck({ verdict }: Review, { key }: Material, weight: number): Check {
  const right = key.issues.length > 0 ? 'request_changes' : 'approve';
  const said = verdict === null ? 'No verdict was given' : verdict === 'approve' ? 'Approved' : 'Changes were requested';
  return check('verdict', 'The verdict', 'Verdict', weight, { verdict: verdict === right ? 'pass' : 'fail', detail: `${said}; the pull request ${key.issues.length > 0 ? 'has issues that must be mended first' : 'is sound'}.` });
}

/** For the interview, from what this candidate said and left out. */
function questionsFor({ comments }: Review, { key }: Material): string[] {
  return [
    ...key.issues.map(({ file, symbol, effect }) => `In ${file}${symbol === undefined ? '' : `, ${symbol}`}: ${effect} How would you notice this in production, and what would you have asked the author?`),
    ...key.decoys.filter((decoy) => comments.some((comment) => comment.file === decoy.file && comment.from <= decoy.to && comment.to >= decoy.from)).map(({ file, why }) => `You commented on ${file}. Why could this code be right? (${why})`),
  ];
}
