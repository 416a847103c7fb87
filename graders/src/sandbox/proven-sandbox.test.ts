import type { Layer } from './canaries/prove-layers.ts';
import { ProvenSandbox, SandboxRefused } from './proven-sandbox.ts';

const job = { files: { 'a.ts': 'export const f = () => 1;' }, seed: 1, epochMs: 0 };
const failing = (name: string, neededFor: 1 | 2): Layer => ({ name, holds: false, detail: 'reached', neededFor });
const noBubblewrap = async (): Promise<null> => null;

async function tried(level: 1 | 2 | 3, layers: Layer[], minLevel?: 1 | 2): Promise<string> {
  const sandbox = await ProvenSandbox.start({ find: noBubblewrap, prove: async () => ({ level, layers }), ...minLevel === undefined ? {} : { minLevel } });
  try {
    const session = await sandbox.open(job);
    const { status } = await session.call('a.ts', 'f', [], { instance: 'a' });
    await session.close();
    return status;
  } catch (error) {
    if (!(error instanceof SandboxRefused)) throw error;
    return error.message;
  } finally {
    await sandbox.close();
  }
}

it('runs code at level 2, and never at level 3', async () => {
  expect(await tried(2, [failing('bubblewrap', 1)])).toBe('ok');
  expect(await tried(3, [failing('no sockets', 2), failing('bubblewrap', 1)])).toMatch(/gives level 3. Missing: no sockets \(reached\)\./);
});

it('demands level 1 where it is told to, and names what is missing', async () => {
  expect(await tried(2, [failing('bubblewrap', 1)], 1)).toMatch(/level 1 or better.*Missing: bubblewrap \(reached\)/);
  expect(await tried(1, [], 1)).toBe('ok');
});

it('attacks the layers again after an hour, and refuses what does not hold any more', async () => {
  let now = 0;
  let proofs = 0;
  const sandbox = await ProvenSandbox.start({ find: noBubblewrap, now: () => now, prove: async () => ({ level: proofs++ === 0 ? 2 : 3, layers: [] }) });
  await (await sandbox.open(job)).close();
  now = 59 * 60_000;
  await (await sandbox.open(job)).close();
  expect(proofs).toBe(1);
  now = 61 * 60_000;
  await expect(sandbox.open(job)).rejects.toThrow(SandboxRefused);
  await sandbox.close();
});
