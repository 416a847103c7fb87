import { levelOf, permissionLayer, type Layer } from './layers.ts';
import { readMinLevel, SandboxRefusedError, startSandbox } from './sandbox.ts';
import { CannotStripError } from './strip-types.ts';

const layer = (name: Layer['name'], holds = true): Layer => ({ name, holds, detail: '' });
const needed = [layer('engine'), layer('outer kill'), layer('permissions'), layer('rlimits')];

test('the level is what holds', () => {
  expect(levelOf([...needed, layer('namespaces')])).toBe(1);
  expect(levelOf([...needed, layer('namespaces', false)])).toBe(2);
  for (const missing of needed) expect(levelOf([...needed.filter((each) => each !== missing), layer(missing.name, false), layer('namespaces')])).toBe(3);
});

test('whatever a child could reach is named, and the layer does not hold', () => {
  expect(permissionLayer({ reachable: [], environment: [] })).toMatchObject({ holds: true });
  expect(permissionLayer({ reachable: ['spawn'], environment: ['HOME'] })).toEqual({ name: 'permissions', holds: false, detail: 'reachable: spawn, variable HOME' });
});

test('the level that is asked for is 1 or 2; a misspelt one is an error, not none', () => {
  expect([readMinLevel(undefined), readMinLevel('1'), readMinLevel('2')]).toEqual([2, 1, 2]);
  for (const wrong of ['3', '0', 'one', '1.5']) expect(() => readMinLevel(wrong)).toThrow('SANDBOX_MIN_LEVEL');
});

test('a sandbox proves its layers, runs jobs in children that are never used again, and ends them all', async () => {
  const sandbox = await startSandbox();
  try {
    expect(sandbox.layers.filter(({ name }) => name !== 'namespaces').map(({ name, holds }) => [name, holds])).toEqual(needed.map(({ name }) => [name, true]));
    const files = { 'a.ts': 'globalThis.seen ??= 0; export const run = () => ++globalThis.seen;' };
    for (const _round of [1, 2]) {
      const session = await sandbox.open({ files, seed: 1, epochMs: 0 });
      expect(await session.call('candidate:a.ts', 'run', [])).toMatchObject({ status: 'ok', value: 1 });
      expect(await session.close()).toMatchObject({ level: sandbox.level });
    }
    await expect(sandbox.open({ files: { 'a.ts': 'enum A { B }' }, seed: 1, epochMs: 0 })).rejects.toThrow(CannotStripError);
  } finally {
    await sandbox.close();
  }
  await expect(sandbox.open({ files: {}, seed: 1, epochMs: 0 })).rejects.toThrow('The sandbox was closed.');
  // Asked for more than this machine proves: refused, and nothing runs. Where level 1 holds there is nothing to refuse.
  if (sandbox.level === 2) await expect(startSandbox({ minLevel: 1 })).rejects.toThrow(SandboxRefusedError);
});
