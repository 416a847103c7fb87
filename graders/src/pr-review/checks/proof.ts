import type { Check, Evidence } from '../../report.ts';
import type { Material, Version as Named } from '../material/read-material.ts';
import type { Files } from '../world/code-version.ts';
import { TestSuite } from '../world/test-suite.ts';
import { check, table } from './named.ts';
import { runRows, type Role, type Row, type Version } from './proof-rows.ts';
import { failsByAssertion, helpersOf, isUnclear, type TellTest, type Where } from './run-tests.ts';
import { traceEvidence, word } from './trace.ts';

/** Moments at which right code and the pull request are tested: each has other ids and another clock. */
const MOMENTS = [0, 1, 2, 3, 4];
/** While the variants are tested, right code is among them again: whoever only counts runs is found out. */
const LAST_MOMENT = [5];
const GROUP = 'Proof test';
export type Proof = { checks: Check[]; provenIssues: string[]; schedules: number };

/** Judges the candidate's tests by what they do on code that is right and on code that is wrong. */
export async function judgeProof(tests: Files, material: Material, seed: number, where: Where, tell: TellTest): Promise<Proof> {
  const suite = new TestSuite({ ...helpersOf(material.head.files), ...tests });
  try {
    const listed = await suite.list();
    if ('refused' in listed) return nothingProved(`The tests cannot be loaded. ${listed.refused}`);
    const rows = listed.tests.filter(({ runs, file }) => runs && file in tests).map((test): Row => ({ test, cells: [], invalid: null, wavers: false }));
    if (rows.length === 0) return nothingProved('No test was handed in that runs.');
    return await judgeRows(rows, suite, material, seed, where, tell);
  } finally {
    await suite.close();
  }
}

async function judgeRows(rows: Row[], suite: TestSuite, material: Material, seed: number, where: Where, tell: TellTest): Promise<Proof> {
  const right = material.right.map((version) => asVersion('right', version));
  const variants = [...material.bug.map((version) => asVersion('variant', version)), ...Object.entries(material.only).map(([id, code]): Version => ({ name: `only ${id}`, role: 'variant', code }))];
  await runRows(rows, [...right, { name: 'pull request', role: 'pull-request', code: material.head }], () => MOMENTS, suite, seed, where, (share) => { tell('Proof test on right code and on the pull request', share * 0.7); });
  await runRows(rows.filter(proves), [...right, ...variants], (role) => (role === 'right' ? LAST_MOMENT : [0]), suite, seed, where, (share) => { tell('Proof test on other wrong versions', 0.7 + share * 0.3); });
  const proving = rows.filter(proves);
  const killed = variants.filter(({ name }) => proving.some(({ cells }) => cells.some((cell) => cell.version === name && failsByAssertion(cell.run)))).map(({ name }) => name);
  const provenIssues = material.key.issues.map(({ id }) => id).filter((id) => (material.only[id] === undefined ? proving.length > 0 : killed.includes(`only ${id}`)));
  return { checks: checksOf(rows, proving, killed, material), provenIssues, schedules: rows.flatMap(({ cells }) => cells).reduce((sum, { run }) => sum + run.schedules, 0) };
}

const asVersion = (role: Role, { name, code }: Named): Version => ({ name: `${role === 'right' ? 'right' : 'wrong'}: ${name}`, role, code });
const holds = ({ invalid, wavers }: Row): boolean => invalid === null && !wavers;

function proves(row: Row): boolean {
  const onPr = row.cells.filter(({ role }) => role === 'pull-request');
  return holds(row) && onPr.length > 0 && onPr.every(({ run }) => failsByAssertion(run));
}

type Found = Parameters<typeof check>[4];
const proofChecks = (valid: Found, onPr: Found, variants: Found): Check[] => [
  check('proof-valid', 'The proof test accepts every right version', GROUP, 10, valid),
  check('proof-fails-on-pr', 'The proof test fails on the pull request', GROUP, 15, onPr),
  check('proof-kills-variants', 'The proof test finds the bug in other words too', GROUP, 10, variants),
];

function nothingProved(detail: string): Proof {
  const fail = { verdict: 'fail', detail, share: 0 } as const;
  return { checks: proofChecks(fail, fail, fail), provenIssues: [], schedules: 0 };
}

function checksOf(rows: Row[], proving: Row[], killed: string[], { bug }: Material): Check[] {
  const wavering = rows.filter(({ wavers }) => wavers);
  const share = rows.filter(holds).length / rows.length;
  // What wavers is not the candidate's fault; it leaves open what only it could have shown.
  if (wavering.length > 0 && proving.length === 0 && rows.every(({ invalid }) => invalid === null)) {
    const open: Found = { verdict: 'unmeasured', detail: `With the same choices other operations came up, so that nothing can be said: ${names(wavering)}.`, evidence: [matrixOf(rows)] };
    return proofChecks(open, open, open);
  }
  return proofChecks(validity(rows, share), failing(rows, proving, share), kills(proving, killed, bug, share));
}

function validity(rows: Row[], share: number): Found {
  const invalid = rows.filter((row) => row.invalid !== null);
  const evidence = [matrixOf(rows), ...invalid.flatMap(({ cells }) => cells.filter(({ role, run }) => role === 'right' && run.status !== 'pass').slice(0, 1).map(({ version, run }) => traceEvidence(run, version)))];
  if (invalid.length > 0) return { verdict: 'fail', share, detail: invalid.map(({ test, invalid: reason }) => `“${test.name}”: ${reason ?? ''}`).join('; '), evidence };
  const unclear = rows.filter(({ cells }) => cells.some(({ role, run, glance }) => role === 'right' && !glance && isUnclear(run)));
  const remark = unclear.length === 0 ? '' : ` Not every order could be run of: ${names(unclear)}.`;
  return { verdict: 'pass', share, detail: `${rows.length} of ${rows.length} pass on every right version, ${MOMENTS.length} of ${MOMENTS.length} times.${remark}`, evidence };
}

function failing(rows: Row[], proving: Row[], share: number): Found {
  const onPr = ({ cells }: Row) => cells.find(({ role }) => role === 'pull-request')?.run;
  if (proving.length > 0) return { verdict: 'pass', share, detail: `${names(proving)} fails by an assertion, ${MOMENTS.length} of ${MOMENTS.length} times.`, evidence: proving.map((row) => traceEvidence(onPr(row)!, 'the pull request')) };
  const ended = rows.filter(holds).map((row) => `“${row.test.name}” ${onPr(row) === undefined ? 'did not run' : word(onPr(row)!)}`);
  return { verdict: 'fail', share: 0, detail: ended.length === 0 ? 'No valid test.' : `No valid test fails by an assertion: ${ended.join(', ')}.` };
}

function kills(proving: Row[], killed: string[], bug: Named[], share: number): Found {
  const alive = bug.filter(({ name }) => !killed.includes(`wrong: ${name}`));
  const missed = alive.length === 0 || proving.length === 0 ? '' : ` Not: ${alive.map(({ what }) => what).join(' ')}`;
  return { verdict: alive.length === 0 && proving.length > 0 ? 'pass' : 'fail', share: bug.length === 0 ? share : share * (bug.length - alive.length) / bug.length, detail: `${bug.length - alive.length} of ${bug.length} wrong versions fail it.${missed}` };
}

const names = (rows: Row[]): string => rows.map(({ test }) => `“${test.name}”`).join(', ');

function matrixOf(rows: Row[]): Evidence {
  const versions = [...new Set(rows.flatMap(({ cells }) => cells.map(({ version }) => version)))].sort();
  const cellOf = ({ cells }: Row, version: string) => {
    const [first, ...others] = cells.filter((cell) => cell.version === version);
    // All runs of a version that count end alike; the first was the complete one.
    const odd = others.find(({ run }) => (run.status === 'pass') !== (first?.run.status === 'pass'));
    return first === undefined ? '–' : word((odd ?? first).run);
  };
  return { summary: 'Tests and versions of the code', tables: [table('Tests and versions of the code', ['Test', ...versions], rows.map((row) => [row.test.name, ...versions.map((version) => cellOf(row, version))]))] };
}
