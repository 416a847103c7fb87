import type { Graded, Subject, Tell, Ungradable } from '../grader.ts';
import type { Check } from '../report.ts';
import { check } from './checks/named.ts';
import { helpersOf, isUnclear, runAll, runOwn, visibleTests, withDatabases, type Ran, type Where } from './checks/run-tests.ts';
import { traceEvidence, word } from './checks/trace.ts';
import type { readPullRequest } from './material/read-material.ts';
import { handedIn } from './submission/handed-in.ts';
import type { CodeVersion, Files } from './world/code-version.ts';
import { TestSuite } from './world/test-suite.ts';

/** The candidate's own run: visible tests and own tests, on the pull request and on the fix. Nothing hidden is read. */
export async function visibleChecks(subject: Subject, { head, version }: ReturnType<typeof readPullRequest>, tell: Tell): Promise<Graded | Ungradable> {
  const given = handedIn(subject.files, head);
  if ('refused' in given) return { outcome: 'ungradable', reason: given.refused, checks: [] };
  const onHead: CodeVersion = { ...version, files: head };
  const fixed = Object.keys(given.patch).length === 0 ? null : { ...version, files: { ...head, ...given.patch } };
  const checks: Check[] = [];
  const add = (name: string, title: string, on: string, ran: Ran) => checks.push(...asChecks(name, title, on, ran));
  tell({ step: 'Your tests on the pull request', share: 0 });
  add('own-on-pr', 'Your test', 'the pull request', await withDatabases(subject, (where) => ownTests(onHead, given.tests, subject.seed, where)));
  if (fixed !== null) {
    tell({ step: 'Your tests on your fix', share: 0.4 });
    add('own-on-fix', 'Your test', 'your fix', await withDatabases(subject, (where) => ownTests(fixed, given.tests, subject.seed, where)));
    tell({ step: 'The visible tests on your fix', share: 0.7 });
  }
  const tested = fixed === null ? 'the pull request' : 'your fix';
  add('visible-tests', 'Visible test', tested, await withDatabases(subject, (where) => runOwn(fixed ?? onHead, visibleTests(head), subject.seed, where)));
  return { outcome: 'graded', checks, metrics: {} };
}

async function ownTests(version: CodeVersion, tests: Files, seed: number, where: Where): Promise<Ran> {
  const suite = new TestSuite({ ...helpersOf(version.files), ...tests });
  try {
    const listed = await suite.list();
    if ('refused' in listed) return listed;
    return await runAll(version, suite, listed.tests.filter(({ runs, file }) => runs && file in tests), seed, where);
  } finally {
    await suite.close();
  }
}

function asChecks(name: string, title: string, on: string, ran: Ran): Check[] {
  const group = `${title}s on ${on}`;
  if ('refused' in ran) return [{ ...check(name, `${title}s on ${on}`, group, 0, { verdict: 'fail', detail: ran.refused }), audience: 'candidate' }];
  return ran.runs.map((run, index) => ({
    ...check(`${name}-${index + 1}`, run.name, group, 0, {
      verdict: run.status === 'pass' ? 'pass' : isUnclear(run) ? 'unmeasured' : 'fail',
      detail: `${word(run)}${run.status === 'pass' && run.assertions === 0 ? '; it asserts nothing' : ''}`,
      ...(run.status === 'pass' ? {} : { evidence: [traceEvidence(run, on)] }),
    }),
    audience: 'candidate',
  }));
}
