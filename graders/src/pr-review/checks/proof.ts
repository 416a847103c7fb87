import type { Check, Evidence } from '../../report.ts';
import type { Material, Version } from '../material/read-material.ts';
import { TestSuite, type CodeVersion, type Files, type TestName, type TestRun } from '../world/runner.ts';
import { check, table } from './named.ts';
import { failsByAssertion, GLANCE, helpersOf, runOn, type Where } from './run-tests.ts';
import { traceEvidence, word } from './trace.ts';

/** Each with other ids, another clock and another order of what is not interleaved. */
const REPEATS = 5;
const GROUP = 'Proof test';
type Row = { test: TestName; cells: { version: string; run: TestRun }[]; invalid: string | null };
export type Proof = { checks: Check[]; provenIssues: string[]; schedules: number };

/** Judges the candidate's tests by what they do on code that is right and on code that is wrong. */
export async function judgeProof(tests: Files, material: Material, seed: number, where: Where, tell: (step: string) => void): Promise<Proof> {
  const suite = new TestSuite({ ...helpersOf(material.head.files), ...tests }, seed);
  try {
    const listed = await suite.list();
    if ('refused' in listed) return nothingProved(`The tests cannot be loaded. ${listed.refused}`);
    const own = listed.tests.filter(({ runs, file }) => runs && file in tests);
    if (own.length === 0) return nothingProved('No test was handed in that runs.');
    return await judgeTests(own, suite, material, seed, where, tell);
  } finally {
    await suite.close();
  }
}

function nothingProved(detail: string): Proof {
  const fail = { verdict: 'fail', detail, share: 0 } as const;
  return { checks: proofChecks(fail, fail, fail), provenIssues: [], schedules: 0 };
}

type Found = Parameters<typeof check>[4];
const proofChecks = (valid: Found, onPr: Found, variants: Found): Check[] => [
  check('proof-valid', 'The proof test accepts every right version', GROUP, 10, valid),
  check('proof-fails-on-pr', 'The proof test fails on the pull request', GROUP, 15, onPr),
  check('proof-kills-variants', 'The proof test finds the bug in other words too', GROUP, 10, variants),
];

async function judgeTests(own: TestName[], suite: TestSuite, material: Material, seed: number, where: Where, tell: (step: string) => void): Promise<Proof> {
  const rows = own.map((test): Row => ({ test, cells: [], invalid: null }));
  const on = async (name: string, code: CodeVersion, tests: Row[], useSuite: TestSuite, useSeed: number, glance = false) => {
    if (tests.length === 0) return [];
    const ran = await runOn(code, useSuite, tests.map(({ test }) => test), useSeed, where, ...(glance ? [GLANCE] as const : []));
    // All versions were proved to load when the exercise was published.
    if ('refused' in ran) throw new Error(`The version ${name} does not load: ${ran.refused}`);
    ran.runs.forEach((run, index) => tests[index]!.cells.push({ version: name, run }));
    return ran.runs;
  };
  for (const { name, code } of rightVersions(material)) {
    tell(`Proof test on ${name}`);
    const open = rows.filter(isValid);
    (await on(`right: ${name}`, code, open, suite, seed)).forEach((run, index) => { open[index]!.invalid = whyInvalid(run); });
  }
  tell('Proof test on the pull request');
  const onPr = await on('pull request', material.head, rows, suite, seed);
  const fails = new Set(rows.filter((_, index) => failsByAssertion(onPr[index]!)));
  for (let repeat = 1; repeat < REPEATS && rows.some(isValid); repeat += 1) {
    tell(`Proof test, repeat ${repeat + 1} of ${REPEATS}`);
    await withSuite(suite.files, seed + repeat, async (again) => {
      const open = rows.filter(isValid);
      (await on(`right, repeat ${repeat + 1}`, rightVersions(material)[0]!.code, open, again, seed + repeat, true)).forEach((run, index) => {
        if (run.status !== 'pass') open[index]!.invalid = `it passes with some seeds only: ${whyInvalid(run) ?? ''}`;
      });
      const failing = open.filter((row) => isValid(row) && fails.has(row));
      (await on(`pull request, repeat ${repeat + 1}`, material.head, failing, again, seed + repeat)).forEach((run, index) => {
        if (!failsByAssertion(run)) failing[index]!.invalid = `with another seed it does not fail on the pull request: ${word(run)}`;
      });
    });
  }
  const valid = rows.filter(isValid);
  const proving = valid.filter((row) => fails.has(row));
  const killed: string[] = [];
  for (const { name, code } of material.bug) {
    if (proving.length === 0) break;
    tell(`Proof test on the variant ${name}`);
    if ((await on(`wrong: ${name}`, code, proving, suite, seed)).some(failsByAssertion)) killed.push(name);
  }
  const provenIssues: string[] = [];
  for (const { id } of material.key.issues) {
    const only = material.only[id];
    if (only === undefined ? proving.length > 0 : (await on(`only ${id}`, only, proving, suite, seed)).some(failsByAssertion)) provenIssues.push(id);
  }
  return { checks: checksOf(rows, valid, proving, killed, material), provenIssues, schedules: rows.flatMap(({ cells }) => cells).reduce((sum, { run }) => sum + run.schedules, 0) };
}

const isValid = ({ invalid }: Row): boolean => invalid === null;

function rightVersions({ right }: Material): Version[] {
  return [...right].sort((a, b) => Number(b.name === 'reference') - Number(a.name === 'reference'));
}

async function withSuite(files: Files, seed: number, work: (suite: TestSuite) => Promise<void>): Promise<void> {
  const suite = new TestSuite(files, seed);
  await suite.list().then(() => work(suite)).finally(() => suite.close());
}

function whyInvalid(run: TestRun): string | null {
  if (run.status === 'pass') return run.assertions === 0 ? 'it asserts nothing' : null;
  if (run.status === 'too-many') return 'it has more orders than can be run: interleave fewer requests';
  return `on right code it ${run.status === 'fail' ? 'fails' : `ends as ${run.status}`}: ${run.error?.message ?? ''}`;
}

function checksOf(rows: Row[], valid: Row[], proving: Row[], killed: string[], { bug }: Material): Check[] {
  const matrix: Evidence = { summary: 'Tests and versions of the code', tables: [matrixOf(rows)] };
  const share = valid.length / rows.length;
  const invalid = rows.filter((row) => row.invalid !== null);
  const why = invalid.map(({ test, invalid: reason }) => `“${test.name}”: ${reason ?? ''}`).join('; ');
  const failing = proving.map(({ cells }) => cells.find(({ version }) => version === 'pull request')!.run);
  return proofChecks(
    { verdict: invalid.length === 0 ? 'pass' : 'fail', share, detail: invalid.length === 0 ? `${rows.length} of ${rows.length} pass on every right version, ${REPEATS} of ${REPEATS} times.` : why, evidence: [matrix, ...invalid.flatMap(({ cells }) => cells.filter(({ version, run }) => version.startsWith('right') && run.status !== 'pass').slice(0, 1).map(({ version, run }) => traceEvidence(run, version)))] },
    proving.length > 0
      ? { verdict: 'pass', share, detail: `${proving.map(({ test }) => `“${test.name}”`).join(', ')} fails by an assertion, ${REPEATS} of ${REPEATS} times.`, evidence: failing.map((run) => traceEvidence(run, 'the pull request')) }
      : { verdict: 'fail', share: 0, detail: valid.length === 0 ? 'No valid test.' : `No valid test fails by an assertion: ${valid.map(({ test, cells }) => `“${test.name}” ${word(cells.find(({ version }) => version === 'pull request')!.run)}`).join(', ')}.` },
    { verdict: killed.length === bug.length ? 'pass' : 'fail', share: bug.length === 0 ? share : share * killed.length / bug.length, detail: `${killed.length} of ${bug.length} wrong versions fail it.${killed.length === bug.length || proving.length === 0 ? '' : ` Not: ${bug.filter(({ name }) => !killed.includes(name)).map(({ what }) => what).join(' ')}`}` },
  );
}

function matrixOf(rows: Row[]) {
  const versions = [...new Set(rows.flatMap(({ cells }) => cells.map(({ version }) => version)))].filter((name) => !name.includes('repeat'));
  return table('Tests and versions of the code', ['Test', ...versions], rows.map(({ test, cells }) => [test.name, ...versions.map((version) => {
    const cell = cells.find((each) => each.version === version);
    return cell === undefined ? '–' : word(cell.run);
  })]));
}
