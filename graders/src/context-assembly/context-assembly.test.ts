import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateCases } from '@assay/fixtures/corpus/generate-cases.ts';
import { loadCorpus } from '@assay/fixtures/corpus/load-corpus.ts';
import { RULES } from './checks/rules.ts';
import { runCase, type CaseRuns } from './runs/run-case.ts';
import { openSandboxed } from './sandboxed-assembler.ts';

const MINUTES = 240_000;
const STRATEGIES = join(import.meta.dirname, 'testing/strategies');
const read = (name: string) => readFileSync(join(STRATEGIES, name), 'utf8');
const submission = (strategy: string) => ({ 'assemble.ts': read(`${strategy}.ts`), 'contract.ts': read('contract.ts'), 'layout.ts': read('layout.ts') });

/** A long talk and a read that is rejected, at a few rooms each. */
async function grade(strategy: string): Promise<CaseRuns[]> {
  const corpus = await loadCorpus(resolve(import.meta.dirname, '../../../fixtures/corpora/helpdesk'));
  const cases = generateCases(corpus, { seed: 5, purpose: 'hidden' }).filter(({ special }) => special === 'long-talk' || special === 'rejected-read');
  const [first, second] = await Promise.all([openSandboxed(submission(strategy)), openSandboxed(submission(strategy))]);
  if ('refused' in first || 'refused' in second) throw new Error('The strategy does not load.');
  const all: CaseRuns[] = [];
  for (const one of cases) all.push(await runCase(one, { first, second, rooms: 3, patience: { timeouts: 0 } }));
  await Promise.all([first.close(), second.close()]);
  return all;
}
const gatesOf = (all: readonly CaseRuns[]) => [...new Set(all.flatMap(({ runs }) => runs.flatMap(({ gates }) => gates.map(({ gate }) => gate))))].sort();
const brokenRules = (all: readonly CaseRuns[]) => RULES.filter((rule) => rule.judge(all).breaches.length > 0).map(({ name }) => name);

test('a sound strategy meets no gate, breaks no rule and is never better than the optimum', async () => {
  const all = await grade('marginal-gain');
  expect(gatesOf(all)).toEqual([]);
  expect(brokenRules(all)).toEqual([]);
  for (const { runs, optimum } of all) for (const { utility, room } of runs) expect(utility).toBeLessThanOrEqual(Math.max(0, optimum.at(room)));
  expect(all.every(({ runs, optimum }) => runs.find(({ kind }) => kind === 'open')?.utility === optimum.full)).toBe(true);
}, MINUTES);

test('a first version that counts characters and forgets permissions meets the gates for that', async () => {
  const all = await grade('first-version');
  expect(gatesOf(all)).toEqual(expect.arrayContaining(['over-ceiling', 'overflow-when-tight', 'restricted-access']));
}, MINUTES);

test.each([
  ['no file', {}, /assemble\.ts is missing/],
  ['no export', { 'assemble.ts': 'export const other = 1;' }, /exports no function assemble/],
  ['what does not parse', { 'assemble.ts': 'export function assemble( {' }, /^assemble\.ts:1:\d+: /],
  ['what fails while it loads', { 'assemble.ts': '\nthrow new Error("not today");' }, /^assemble\.ts:2:\d+: not today/],
])('%s cannot be run, and why is told', async (_, files, reason) => {
  expect(await openSandboxed(files)).toEqual({ refused: expect.stringMatching(reason) });
}, MINUTES);
