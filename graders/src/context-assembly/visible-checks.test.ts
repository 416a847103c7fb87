import { resolve } from 'node:path';
import type { Subject } from '../grader.ts';
import { ConfigSchema } from './config.ts';
import { contextAssembly } from './context-assembly.ts';
import { hostOf, inProcessAssembler } from './testing/in-process-assembler.ts';
import { strategy } from './testing/strategy.ts';

const subject: Subject = { files: { 'assemble.ts': 'in process' }, exerciseDirectory: '', fixtureDirectory: resolve(import.meta.dirname, '../../../fixtures/corpora/helpdesk'), sandboxUrl: '', seed: 9 };
const config = ConfigSchema.parse({});

describe('what a candidate sees of the practice cases', () => {
  test('is a trace of every ceiling and what failed there, without points', async () => {
    const grader = contextAssembly(hostOf(async () => ({ assembler: inProcessAssembler(strategy({ usesHistory: false })) })));
    const seen = await grader.visibleChecks(subject, config, () => {});
    expect(seen.checks.every(({ audience, weight }) => audience === 'candidate' && weight === 0)).toBe(true);
    expect(seen.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toContain('context-assembly/visible-history-ignored');
    const traces = seen.checks.filter(({ id }) => id.includes('visible-case-'));
    expect(traces.map(({ evidence }) => evidence?.length)).toEqual([15, 15, 15]);
    const open = traces[0]!.evidence!.at(-1)!.run!;
    expect(open.parts.map(({ text }) => text).join('')).toContain('<documents>');
    expect(open).toMatchObject({ zone: 'open', outcome: 'ok', problems: [] });
    expect(open.hits.filter(({ fate }) => fate === 'included')).toHaveLength(open.parts.filter(({ kind }) => kind === 'document').length);
  }, 60_000);
});

describe('a submission that cannot be run', () => {
  test.each([
    ['has no assemble.ts', {}, 'assemble.ts is missing or empty. Export the function assemble from it.'],
    ['is refused by what loads it', { 'assemble.ts': 'enum A {}' }, 'enums are not erasable'],
  ])('%s', async (_why, files, reason) => {
    const grader = contextAssembly(hostOf(async () => ({ refused: 'enums are not erasable' })));
    expect(await grader.grade({ ...subject, files }, config, () => {})).toEqual({ outcome: 'ungradable', reason, checks: [] });
  });

  test('hangs, and is not waited for in every run', async () => {
    let runs = 0;
    const hangs = { run: async () => { runs += 1; return { ended: { status: 'timeout' as const, message: 'No answer in 5 s.' }, input: undefined, counted: { calls: 0, characters: 0 }, ms: 5_000 }; }, close: async () => {} };
    const graded = await contextAssembly(hostOf(async () => ({ assembler: hangs }))).grade(subject, config, () => {});
    expect(runs).toBeLessThan(6);
    expect(graded.checks.find(({ id }) => id === 'context-assembly/timeout')).toMatchObject({ verdict: 'fail' });
    expect(graded.checks.find(({ id }) => id === 'context-assembly/area')).toMatchObject({ verdict: 'fail', share: 0 });
  }, 60_000);
});

test('a check that an exercise does not ask about is left out, and an unknown one is refused', () => {
  expect(ConfigSchema.parse({ without: ['padding'] }).without).toEqual(['padding']);
  expect(ConfigSchema.safeParse({ without: ['paddng'] }).error?.issues[0]?.message).toContain('Expected the name of a check');
  expect(ConfigSchema.safeParse({ with: ['padding'] }).error?.issues[0]?.message).toContain('Expected the name of an optional check');
  expect(ConfigSchema.safeParse({ gates: ['paddng'] }).error?.issues[0]?.message).toContain('Expected the name of a check');
  expect(ConfigSchema.safeParse({ with: ['prefix-changed'], gates: ['prefix-changed', 'padding'] }).success).toBe(true);
  expect(ConfigSchema.safeParse({ gates: ['padding', 'prefix-changed'] }).error?.issues).toMatchObject([{ path: ['gates', 1], message: expect.stringContaining('could never fail') }]);
  expect(ConfigSchema.safeParse({ without: ['padding'], gates: ['padding'] }).error?.issues).toMatchObject([{ path: ['gates', 0] }]);
  expect(ConfigSchema.safeParse({ cases: { 'long-talks': 2 } }).error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', path: ['cases'] });
  expect(ConfigSchema.safeParse({ cases: {} }).error?.issues[0]?.message).toContain('names no case');
});
