import type { Check, Report } from '../report.ts';
import { checksOf, type Matrix, type MatrixRow } from './matrix.ts';
import { printMatrix } from './print-matrix.ts';
import { brokenRules } from './rules.ts';

const ids = ['k/proves', 'k/closes', 'k/explains'];
const verdicts = { p: 'pass', f: 'fail', u: 'unmeasured' } as const;

/** `ppu`: the verdicts of the three checks, in order. */
function report(text: string, outcome: Report['outcome'] = 'graded'): Report {
  const checks = outcome !== 'graded' ? [] : [...text].map((letter, index): Check => ({
    id: ids[index] ?? '', title: `Check ${index + 1}`, verdict: verdicts[letter as 'p'], weight: 10, detail: 'Because.', audience: 'reviewer',
  }));
  return { outcome, score: null, ...(outcome === 'graded' ? {} : { reason: 'No SQL.' }), checks, questions: [], metrics: {}, graderVersion: 'k 1', exerciseHash: '', variant: null, seed: 1, durationMs: 1 };
}

function row(name: string, expected: MatrixRow['expected'], reports: Report[], mustFail: string[] = []): MatrixRow {
  return {
    name, variant: null, expected, directory: `/x/${name}`, mustFail: mustFail.map((id, index) => ({ id, line: index + 1 })),
    runs: reports.map((each, index) => ({ seed: index + 1, report: each, incident: each.outcome === 'broken' ? 'the server is gone' : null })),
  };
}

const sound = [
  row('starter', 'fail', [report('ffu'), report('ffu')]),
  row('pass/right', 'pass', [report('ppu'), report('ppu')]),
  row('fail/wrong', 'fail', [report('pfu'), report('pfu')], ['k/closes']),
  row('fail/no-proof', 'fail', [report('fpu'), report('fpu')], ['k/proves']),
  row('ungradable/text', 'ungradable', [report('', 'ungradable'), report('', 'ungradable')]),
];

function matrix(...changed: MatrixRow[]): Matrix {
  return matrixOf({}, ...changed);
}

function matrixOf(more: Partial<Matrix>, ...changed: MatrixRow[]): Matrix {
  const rows = [...sound.filter(({ name }) => !changed.some((each) => each.name === name)), ...changed];
  return { slug: 'ward', kind: 'k', variants: [], rows, checks: checksOf(rows), judgedByPerson: { 'k/explains': 'it is prose' }, seedMakesCases: false, ...more };
}
const messages = (...changed: MatrixRow[]) => brokenRules(matrix(...changed)).map(({ message }) => message);

test('a sound exercise may be published', () => {
  expect(messages()).toEqual([]);
});

test.each([
  ['the starter passes', row('starter', 'fail', [report('ppu')]), /^starter: must not pass and does/],
  ['a right answer fails', row('pass/right', 'pass', [report('pfu')]), /^pass\/right: must pass and fails k\/closes: Because\. Correct/],
  ['a right answer is not measured', row('pass/right', 'pass', [report('puu')]), /^pass\/right: must pass and k\/closes could not be measured/],
  ['a wrong answer does not fail where it should', row('fail/wrong', 'fail', [report('fpu')], ['k/closes']), /^fail\/wrong: must fail k\/closes; its verdict is pass/],
  ['a wrong answer passes', row('fail/more', 'fail', [report('ppu')], []), /^fail\/more: must not pass and does/],
  ['an expectation names no check', row('fail/wrong', 'fail', [report('pfu')], ['k/closed']), /is said to fail k\/closed, which is no check of this exercise\. The checks are k\/proves, k\/closes, k\/explains/],
  ['an ungradable answer is graded', row('ungradable/text', 'ungradable', [report('ffu')]), /must be ungradable and was graded/],
  ['a wrong answer is ungradable', row('fail/wrong', 'fail', [report('', 'ungradable')], ['k/closes']), /must fail and is ungradable: No SQL\./],
  ['a repeat disagrees', row('fail/wrong', 'fail', [report('pfu'), report('puu')], ['k/closes']), /repeats disagree: k\/closes is fail with seed 1 \(Because\.\) and unmeasured with seed 2 \(Because\.\)\. Remove/],
  ['we fail', row('pass/right', 'pass', [report('ppu'), report('', 'broken')]), /could not be graded \(seed 2\): the server is gone/],
])('it is held back when %s', (_, changed, message) => {
  expect(messages(changed)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
});

test('a check that nothing was made to fail is idle; one that a person judges is not', () => {
  const found = messages(row('fail/no-proof', 'fail', [report('pfu')], ['k/closes']));
  expect(found).toEqual(['no sample is made to fail k/proves (“Check 1”). Add submissions/fail/<name>/ whose expect.yaml names it, or drop what the check is measured by.']);
  const silent = messages(row('fail/no-proof', 'fail', [report('ffu')], ['k/closes']), row('fail/wrong', 'fail', [report('ffu')], ['k/closes']));
  expect(silent).toEqual(['no sample is made to fail k/proves (“Check 1”). It is failed by fail/no-proof, fail/wrong: name it in that expect.yaml.']);
});

test('where the seed makes the cases, a wrong sample answers only for what it names, and no sample is needed for every check', () => {
  const varying = [row('fail/wrong', 'fail', [report('pfu'), report('ffu')], ['k/closes']), row('fail/no-proof', 'fail', [report('ffu'), report('pfu')], ['k/closes'])];
  expect(brokenRules(matrixOf({ seedMakesCases: true }, ...varying))).toEqual([]);
  expect(brokenRules(matrixOf({}, ...varying))).toHaveLength(3);
  const wavering = row('pass/right', 'pass', [report('ppu'), report('puu')]);
  expect(brokenRules(matrixOf({ seedMakesCases: true }, wavering))).toEqual([]);
  expect(brokenRules(matrixOf({ seedMakesCases: true }, row('pass/right', 'pass', [report('ppu'), report('pfu')]))).map(({ message }) => message)).toEqual([expect.stringContaining('repeats disagree: k/closes')]);
});

test('a wrong expectation is placed in its file', () => {
  const [problem] = brokenRules(matrix(row('fail/wrong', 'fail', [report('fpu')], ['k/closes'])));
  expect(problem).toMatchObject({ file: '/x/fail/wrong/expect.yaml', line: 1 });
});

test('the matrix prints samples by checks', () => {
  expect(printMatrix(matrix(row('fail/wrong', 'fail', [report('pfu'), report('ppu')], ['k/closes'])))).toBe([
    'ward (k), 5 submissions × 3 checks × 2 seeds',
    '                 1   2   3   score',
    'starter          ✗   ✗   –   –',
    'pass/right       ✓   ✓   –   –',
    'fail/no-proof    ✗*  ✓   –   –',
    'ungradable/text              ungradable',
    'fail/wrong       ✓   ≠*  –   –',
    '  1 k/proves (10): failed by fail/no-proof',
    '  2 k/closes (10): failed by no sample',
    '  3 k/explains (10): judged by a person: it is prose',
  ].join('\n'));
});

describe('an exercise with variants', () => {
  const of = (variant: string, ...rows: MatrixRow[]) => [...sound.filter(({ name }) => !rows.some((each) => each.name === name)), ...rows].map((each) => ({ ...each, variant }));
  const broken = (...rows: MatrixRow[]) => {
    const all = [...of('early'), ...of('late', ...rows)];
    return { messages: brokenRules(matrixOf({ variants: ['early', 'late'], rows: all })).map(({ message }) => message), printed: printMatrix(matrixOf({ variants: ['early', 'late'], rows: all })) };
  };

  test('is ready when all are measured alike; what earns no points may differ, and is told', () => {
    const starter = row('starter', 'fail', [{ ...report('ffu'), metrics: { findings: 3, probe_ms: 9 } }]);
    const { messages: problems, printed } = broken(starter);
    expect(problems).toEqual([]);
    expect(printed).toContain('late: fail/wrong');
    expect(printed).toMatch(/variants early, late: compared by 3 checks and the verdicts of 5 submissions that they have in common\n.*\n +starter: findings early –, late 3$/);
  });

  test.each([
    ['another check', row('starter', 'fail', [report('ff')]), row('pass/right', 'pass', [report('pp')]), /^the variants ask for different things: early has k\/explains with 10 points and late has no k\/explains/],
    ['another verdict for a submission that both have', row('starter', 'fail', [report('pfu')]), null, /^late: starter: k\/proves is pass, and fail for early: the variants do not give the same points/],
    ['a check that none of its own samples fails', row('fail/wrong', 'fail', [report('fpu')], ['k/proves']), null, /^late: no sample is made to fail k\/closes .*variants\/late\/submissions\/fail/],
  ])('is held back by %s', (_, one, two, message) => {
    const without = two === null ? [] : [two, row('fail/wrong', 'fail', [report('pf')], ['k/closes']), row('fail/no-proof', 'fail', [report('fp')], ['k/proves'])];
    expect(broken(one, ...without).messages).toContainEqual(expect.stringMatching(message));
  });
});
