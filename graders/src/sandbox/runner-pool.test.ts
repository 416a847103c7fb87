import { openSandbox } from './open-sandbox.ts';
import { RunnerPool } from './runner-pool.ts';

const files = { 'a.ts': 'export const f = () => 1; export const loop = () => { for (;;) {} };' };
const job = { files, seed: 1, epochMs: 0 };
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('gives each session a child of its own, never one twice', async () => {
  const pool = new RunnerPool(1);
  try {
    const first = pool.take([]);
    const second = pool.take([]);
    const other = pool.take([import.meta.dirname]);
    expect(new Set([first.pid, second.pid, other.pid]).size).toBe(3);
    await first.stop();
    expect(pool.take([]).pid).not.toBe(first.pid);
  } finally {
    await pool.close();
  }
});

it('serves sessions, and takes every process along when it is closed', async () => {
  const pool = new RunnerPool(1);
  const session = await openSandbox(job, { pool });
  expect(await session.call('a.ts', 'f', [], { instance: 'a' })).toMatchObject({ value: 1 });
  const children = [pool.take([]), pool.take([])].map(({ pid }) => pid!);
  expect(children.map(isRunning)).toEqual([true, true]);
  await pool.close();
  expect(children.map(isRunning)).toEqual([false, false]);
  expect(await session.call('a.ts', 'f', [], { instance: 'a' })).toMatchObject({ status: 'crash' });
  await session.close();
});

it('replaces an idle child that died', async () => {
  const pool = new RunnerPool(1);
  try {
    const [victim] = pool.idle;
    await victim!.stop();
    const session = await openSandbox(job, { pool });
    expect(await session.call('a.ts', 'f', [], { instance: 'a' })).toMatchObject({ value: 1 });
    expect(pool.idle.map(({ alive }) => alive)).toEqual([true]);
    await session.close();
  } finally {
    await pool.close();
  }
});

it('ends a running call when the job is aborted', async () => {
  const abort = new AbortController();
  const session = await openSandbox(job, { signal: abort.signal });
  await session.call('a.ts', 'f', [], { instance: 'a' });
  const call = session.call('a.ts', 'loop', [], { instance: 'a' });
  abort.abort();
  expect(await call).toMatchObject({ status: 'crash', error: { message: expect.stringContaining('closed') } });
  await expect(openSandbox(job, { signal: abort.signal })).rejects.toThrow();
});
