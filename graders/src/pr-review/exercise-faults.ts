import { join } from 'node:path';
import { ExerciseError, type Problem } from '@assay/exercises/exercise-error.ts';
import type { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { failsByAssertion, runOwn, visibleTests, withDatabases, type Ran, type Where } from './checks/run-tests.ts';
import { readMaterial, type Material } from './material/read-material.ts';
import type { CodeVersion, Files } from './world/code-version.ts';

const SEED = 1;

/** Parts of the exercise that do not hold what they claim: every version is run through the hidden tests. */
export async function exerciseFaults({ directory, fixtureDirectory }: GradingMaterial, sandboxUrl: string): Promise<Problem[]> {
  if (fixtureDirectory === null) return [{ file: join(directory, 'exercise.yaml'), line: 1, message: 'the field fixture is missing: a pull request needs a repository. Name one of fixtures/repos.' }];
  try {
    const material = readMaterial(directory, fixtureDirectory);
    return [...tooFew(directory, material), ...await withDatabases({ sandboxUrl }, (where) => versionFaults(directory, material, where))];
  } catch (error) {
    if (error instanceof ExerciseError) return error.problems;
    throw error;
  }
}

function tooFew(directory: string, { key, right, bug, only }: Material): Problem[] {
  if (key.issues.length === 0) return [];
  const at = (path: string, message: string): Problem => ({ file: join(directory, 'hidden', path), line: null, message });
  return [
    ...(right.some(({ name }) => name === 'reference') ? [] : [at('versions/right/reference.yaml', 'is missing: the fix that we would make. Add it.')]),
    ...(right.length >= 3 ? [] : [at('versions/right', `has ${right.length} versions. Add right fixes of another kind until there are three, so that no test is tied to one.`)]),
    ...(bug.length >= 2 ? [] : [at('versions/bug', `has ${bug.length} versions. Add the bug in other words, or half a fix, until there are two.`)]),
    ...(key.issues.length === 1 ? [] : key.issues.filter(({ id }) => only[id] === undefined).map(({ id }) => at(`versions/only/${id}.yaml`, 'is missing: the head with every other issue repaired. Add it.'))),
  ];
}

async function versionFaults(directory: string, { head, key, right, bug, issueTests, behaviour }: Material, where: Where): Promise<Problem[]> {
  const problems: Problem[] = [];
  const run = (code: CodeVersion, files: Files) => runOwn(code, files, SEED, where);
  const mustPass = async (file: string, code: CodeVersion, files: Files, what: string) => {
    const why = whyNot(await run(code, files));
    if (why !== null) problems.push({ file, line: null, message: `${what} must pass and does not: ${why}` });
  };
  const path = (...parts: string[]) => join(directory, ...parts);
  const all = Object.assign({}, ...Object.values(issueTests)) as Files;
  await mustPass(path('pull-request'), head, { ...visibleTests(head.files), ...behaviour }, 'every visible and every behaviour test on the pull request');
  for (const { id } of key.issues) {
    const ran = await run(head, issueTests[id]!);
    if ('refused' in ran || !ran.runs.some(failsByAssertion)) problems.push({ file: path('hidden', 'tests', `${id}.test.ts`), line: null, message: 'must fail on the pull request by an assertion and does not. Make it show the issue.' });
  }
  for (const { name, code } of right) await mustPass(path('hidden', 'versions', 'right', `${name}.yaml`), code, { ...all, ...behaviour, ...visibleTests(head.files) }, 'every test on this right version');
  for (const { name, code } of bug) {
    const ran = await run(code, all);
    if ('refused' in ran || !ran.runs.some(failsByAssertion)) problems.push({ file: path('hidden', 'versions', 'bug', `${name}.yaml`), line: null, message: `must fail a hidden test by an assertion and does not${'refused' in ran ? `: ${ran.refused}` : ''}. Correct it, or the tests.` });
  }
  return problems;
}

function whyNot(ran: Ran): string | null {
  if ('refused' in ran) return ran.refused;
  const failed = ran.runs.filter(({ status }) => status !== 'pass');
  return failed.length === 0 ? null : failed.map(({ name, status, error }) => `“${name}” ${status}${error === null ? '' : `: ${error.message}`}`).join('; ');
}
