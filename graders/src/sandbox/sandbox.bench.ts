import { spawnSync } from 'node:child_process';
import { startSandbox } from './sandbox.ts';
import type { EngineName } from './sandbox-types.ts';

/** Medians in milliseconds of what a grade pays for its sandbox. */
export type SandboxCost = { canaries: number; coldOpen: number; warmOpen: number; call: number; hostCall: number; freshRun: number; tests: number; level: number; rounds: number };

const FILES = {
  'plan.ts': 'export type Item = { cost: number };\nexport function total(items: Item[]): number { return items.reduce((all, { cost }) => all + cost, 0); }',
  'assemble.ts': "import { total } from './plan.ts';\nexport function run(n: number): number { return total(Array.from({ length: n }, (_, cost) => ({ cost }))); }",
  'assemble.test.ts': "import { expect, test } from 'vitest';\nimport { run } from './assemble.ts';\nfor (const n of [1, 2, 3]) test(`${n}`, () => expect(run(n)).toBe(n * (n - 1) / 2));",
};
const HARNESS = { 'ask.ts': "import { request } from 'assay:host';\nexport async function ask(n) { for (let i = 0; i < n; i++) await request('read', [i]); }" };
const JOB = { files: FILES, harness: HARNESS, seed: 1, epochMs: 0 };
const OPS = 50;

/** Milliseconds until a Node process that does nothing has ended: the least that a process of one's own costs. */
export function benchBareNode(rounds = 9): number {
  return median(Array.from({ length: rounds }, () => {
    const started = performance.now();
    spawnSync(process.execPath, ['-e', '']);
    return performance.now() - started;
  }));
}

/** Runs in turn on one machine; the first of each kind is not counted. */
export async function benchSandbox(engine: EngineName, rounds = 40): Promise<SandboxCost> {
  const { result: sandbox, ms: canaries } = await timed(() => startSandbox({ engine, warm: 1 }));
  const cold = await startSandbox({ engine, warm: 0 });
  const times = { coldOpen: [] as number[], warmOpen: [] as number[], call: [] as number[], hostCall: [] as number[], freshRun: [] as number[], tests: [] as number[] };
  try {
    for (let round = 0; round < Math.ceil(rounds / 8); round += 1) {
      const opened = await timed(() => cold.open(JOB));
      times.coldOpen.push(opened.ms);
      await opened.result.close();
      // The one before it was taken cold in the first round; closing gives the pool time to refill.
      const warm = await timed(() => sandbox.open(JOB));
      times.warmOpen.push(warm.ms);
      await warm.result.runTests('assemble.test.ts');
      await warm.result.close();
    }
    const session = await sandbox.open(JOB);
    for (let round = 0; round <= rounds; round += 1) {
      times.call.push((await timed(() => session.call('candidate:assemble.ts', 'run', [20]))).ms);
      times.freshRun.push((await timed(async () => {
        await session.call('candidate:assemble.ts', 'run', [20], { instance: 'fresh' });
        await session.forget('fresh');
      })).ms);
      times.tests.push((await timed(() => session.runTests('assemble.test.ts'))).ms);
    }
    for (let round = 0; round < 5; round += 1) {
      const { ms } = await timed(async () => {
        const asked = session.call('harness:ask.ts', 'ask', [OPS], { instance: 'ask' });
        for (let op = 0; op < OPS; op += 1) {
          await session.quiet();
          await session.settle(session.pending()[0]?.id ?? 0, { value: 'text' });
        }
        await asked;
      });
      times.hostCall.push(ms / OPS);
    }
    await session.close();
    const medians = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all.slice(1))])) as Record<keyof typeof times, number>;
    return { canaries, ...medians, level: sandbox.level, rounds };
  } finally {
    await Promise.all([sandbox.close(), cold.close()]);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
