import { fileURLToPath } from 'node:url';
import { openSandbox } from '../open-sandbox.ts';
import { RunnerPool } from '../runner-pool.ts';
import type { Json, Outcome } from '../runner/protocol.ts';
import type { SandboxSession } from '../sandbox-types.ts';

/** One thing that keeps foreign code in. `neededFor` is the weakest level that promises it. */
export type Layer = { name: string; holds: boolean; detail: string; neededFor: 1 | 2 };
export type Level = 1 | 2 | 3;

const PROBES = fileURLToPath(new URL('./node-realm-probes.ts', import.meta.url));
const DENIED = {
  'no files': ['readFile', 'statFile', 'listDirectory', 'writeFile'], 'no processes': ['spawnProcess', 'startWorker'],
  'no inspector, addons or generated code': ['openInspector', 'loadAddon', 'generateCode'], 'no SQLite': ['loadSqlite'], 'empty environment': ['readEnvironment'],
};
const CODE = `
  import { compute } from 'assay:host';
  export const ask = (name) => compute(name);
  export const loop = () => { for (;;) {} };
  export const bomb = () => { const all = []; for (;;) all.push(new ArrayBuffer(1 << 20)); };
  export const native = () => new Array(2 ** 32 - 1).join('');
`;

/** Attacks a child of ours and says what held. The level is what passed, not what is configured. */
export async function proveLayers(bubblewrap: string | null): Promise<{ level: Level; layers: Layer[] }> {
  const pool = new RunnerPool(0, { bubblewrap });
  const session = await openSandbox({ files: { 'canary.js': CODE }, seed: 1, epochMs: 0, compute: PROBES, limits: { callMs: 300 } }, { pool });
  try {
    const layers = [...await childLayers(session), ...await vmLayers(session)];
    const started = layers.every(({ detail }) => !detail.startsWith('crash'));
    layers.push(bubblewrap === null
      ? { name: 'bubblewrap', holds: false, detail: 'no bwrap that works here', neededFor: 1 }
      : { name: 'bubblewrap', holds: started, detail: started ? 'the runner started in namespaces of its own' : 'the runner does not start in it', neededFor: 1 });
    return { level: levelOf(layers), layers };
  } finally {
    await session.close();
    await pool.close();
  }
}

function levelOf(layers: Layer[]): Level {
  const missing = layers.filter(({ holds }) => !holds).map(({ neededFor }) => neededFor);
  if (missing.includes(2)) return 3;
  return missing.includes(1) ? 2 : 1;
}

async function childLayers(session: SandboxSession): Promise<Layer[]> {
  const ask = (probe: string): Promise<Outcome> => session.call('canary.js', 'ask', [probe], { instance: 'child' });
  await ask('trySockets');
  const layers: Layer[] = [];
  for (const [name, probes] of Object.entries(DENIED)) {
    const open: string[] = [];
    for (const probe of probes) {
      const outcome = await ask(probe);
      if (outcome.status !== 'ok' || outcome.value === 'reached') open.push(`${probe} ${outcome.status === 'ok' ? 'reached' : outcome.status}`);
    }
    layers.push({ name, holds: open.length === 0, detail: open.length === 0 ? 'denied' : open.join(', '), neededFor: 2 });
  }
  const sockets = Object.entries((await ask('socketOutcomes')).value as Record<string, string> | undefined ?? { sockets: 'unknown' });
  const reached = sockets.filter(([, outcome]) => outcome !== 'ERR_ACCESS_DENIED').map(([name, outcome]) => `${name}: ${outcome}`);
  layers.push({ name: 'no sockets', holds: reached.length === 0, detail: reached.join(', ') || 'denied', neededFor: 2 });
  return [...layers, rlimits((await ask('limits')).value)];
}

function rlimits(value: Json | undefined): Layer {
  const limits = value as Record<string, { hard: number | 'unlimited' }> | undefined;
  const unset = ['data_seg_size_bytes', 'cpu_time_seconds', 'file_size_blocks', 'core_file_size_blocks'].filter((name) => typeof limits?.[name]?.hard !== 'number');
  // Only Linux has prlimit; elsewhere the VM's limits and the parent's clock stand alone, and the level says so.
  return { name: 'rlimits', holds: unset.length === 0, detail: unset.length === 0 ? 'set' : `not set: ${unset.join(', ')}`, neededFor: process.platform === 'linux' ? 2 : 1 };
}

async function vmLayers(session: SandboxSession): Promise<Layer[]> {
  const layers: Layer[] = [];
  for (const [name, fn, wanted] of [['VM deadline', 'loop', 'Timeout'], ['VM memory limit', 'bomb', 'oom'], ['kill of a native loop', 'native', 'Killed']] as const) {
    const { status, error } = await session.call('canary.js', fn, [], { instance: fn });
    const holds = status === wanted || error?.name === wanted;
    layers.push({ name, holds, detail: holds ? 'holds' : `${status}: ${error?.message ?? ''}`, neededFor: 2 });
  }
  return layers;
}
