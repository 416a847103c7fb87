import { openSandbox } from '../../graders/src/sandbox/open-sandbox.ts';
import { RunnerPool } from '../../graders/src/sandbox/runner-pool.ts';

const files = {
  'add.ts': "import { twice } from './twice.ts'; export const add = (a: number, b: number): number => twice(a) + b;",
  'twice.ts': 'export const twice = (n: number): number => 2 * n;',
  'ask.ts': "import { request } from 'assay:host'; export async function ask(n: number): Promise<unknown> { let last; for (let i = 0; i < n; i++) last = await request('get', i); return last; }",
};
const job = { files, seed: 1, epochMs: 0 };
const CALLS = 800;
const REQUESTS = 200;

/** Medians in ms: a cold child to its first result, the same from the pool, a call in a fresh VM of a running session, a request. */
export async function benchSandbox(): Promise<{ cold: number; pooled: number; freshCall: number; request: number; calls: number }> {
  const cold = await median(7, async () => firstResult());
  const pool = new RunnerPool(1);
  try {
    await firstResult(pool);
    // The child that has just been started must be ready, else this measures its start again.
    const pooled = await median(7, async () => {
      await pool.idle[0]?.ready;
      return firstResult(pool);
    });
    return { cold, pooled, ...await inOneSession() };
  } finally {
    await pool.close();
  }
}

async function firstResult(pool?: RunnerPool): Promise<number> {
  const began = performance.now();
  const session = await openSandbox(job, pool === undefined ? {} : { pool });
  expectValue(await session.call('add.ts', 'add', [1, 2], { instance: 'a' }), 4);
  const took = performance.now() - began;
  await session.close();
  return took;
}

async function inOneSession(): Promise<{ freshCall: number; request: number; calls: number }> {
  const session = await openSandbox(job);
  try {
    let at = 0;
    const freshCall = await median(CALLS, async () => {
      const instance = String(++at);
      const began = performance.now();
      expectValue(await session.call('add.ts', 'add', [at, 2], { instance }), 2 * at + 2);
      await session.forget(instance);
      return performance.now() - began;
    });
    const began = performance.now();
    expectValue(await session.call('ask.ts', 'ask', [REQUESTS], { instance: 'ask', onRequest: async (_op, [n]) => n ?? null }), REQUESTS - 1);
    return { freshCall, request: (performance.now() - began) / REQUESTS, calls: CALLS };
  } finally {
    await session.close();
  }
}

function expectValue(outcome: { value?: unknown }, value: unknown): void {
  if (outcome.value !== value) throw new Error(`the sandbox answered ${JSON.stringify(outcome)}`);
}

async function median(rounds: number, run: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let i = 0; i < rounds; i++) all.push(await run());
  return all.sort((a, b) => a - b)[rounds >> 1]!;
}
