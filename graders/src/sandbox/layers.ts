import { readFileSync, readlinkSync } from 'node:fs';
import type { Child } from './child-process.ts';
import type { Canaries } from './protocol.ts';
import type { Level, SandboxSession } from './sandbox-types.ts';

/** One layer, and what its canary saw: proved, not configured. */
export type Layer = { name: 'engine' | 'outer kill' | 'permissions' | 'rlimits' | 'namespaces'; holds: boolean; detail: string };

/** A harness of ours whose functions misbehave in ways that a layer must end. */
export const CANARY_FILES = {
  'canary.js': `
    export function loop() { for (;;); }
    export function fill() { const all = []; for (;;) all.push(new Array(1000).fill(1)); }
    export function native() { return new Array(2 ** 32 - 1).join(''); }
  `,
};

/** @returns level 1 to 3 by what holds; `engine`, `outer kill` and `permissions` are needed for any but the last */
export function levelOf(layers: readonly Layer[]): Level {
  const holds = (name: Layer['name']) => layers.some((layer) => layer.name === name && layer.holds);
  if (!holds('engine') || !holds('outer kill') || !holds('permissions') || !holds('rlimits')) return 3;
  return holds('namespaces') ? 1 : 2;
}

/** `hasty` has little time, so that a loop ends soon; `patient` has much, so that memory is what ends first on a busy machine. */
export async function proveEngine(hasty: SandboxSession, patient: SandboxSession): Promise<Layer> {
  const [loop, fill] = await Promise.all([hasty.call('candidate:canary.js', 'loop', []), patient.call('candidate:canary.js', 'fill', [])]);
  const holds = loop.status === 'timeout' && loop.endedBy === 'engine' && fill.status === 'oom' && fill.endedBy === 'engine';
  return { name: 'engine', holds, detail: `endless loop: ${loop.status} by ${loop.endedBy}; endless memory: ${fill.status} by ${fill.endedBy}` };
}

export async function proveKill(hasty: SandboxSession): Promise<Layer> {
  const { status, endedBy } = await hasty.call('candidate:canary.js', 'native', [], { instance: 'native' });
  return { name: 'outer kill', holds: status === 'timeout' && endedBy === 'kill', detail: `loop in native code: ${status} by ${endedBy}` };
}

export function permissionLayer({ reachable, environment }: Canaries): Layer {
  const open = [...reachable, ...environment.map((name) => `variable ${name}`)];
  return { name: 'permissions', holds: open.length === 0, detail: open.length === 0 ? 'files, writing, processes, sockets, sqlite, workers and eval are denied; the environment is empty' : `reachable: ${open.join(', ')}` };
}

/** What the kernel says of the child, rather than what we asked for. */
export function rlimitLayer({ pid }: Child, asked: boolean): Layer {
  if (process.platform !== 'linux') return { name: 'rlimits', holds: asked, detail: asked ? 'set by ulimit; not read back on this system' : 'not available on this system' };
  try {
    const limits = readFileSync(`/proc/${innermost(pid)}/limits`, 'utf8');
    const bound = (name: string) => !new RegExp(`^${name} +unlimited`, 'm').test(limits);
    const unbound = ['Max cpu time', 'Max file size', 'Max data size', 'Max core file size'].filter((name) => !bound(name));
    return { name: 'rlimits', holds: unbound.length === 0, detail: unbound.length === 0 ? 'CPU, memory, file size and core are bounded' : `unbounded: ${unbound.join(', ')}` };
  } catch {
    return { name: 'rlimits', holds: false, detail: 'the kernel does not tell the limits of the child' };
  }
}

export function namespaceLayer({ pid }: Child): Layer {
  try {
    const inner = innermost(pid);
    const shared = ['net', 'pid', 'mnt', 'user'].filter((kind) => readlinkSync(`/proc/${inner}/ns/${kind}`) === readlinkSync(`/proc/self/ns/${kind}`));
    return { name: 'namespaces', holds: shared.length === 0, detail: shared.length === 0 ? 'network, processes, mounts and users of its own' : `shared with us: ${shared.join(', ')}` };
  } catch {
    return { name: 'namespaces', holds: false, detail: 'not available on this system' };
  }
}

/** Layers start each other: the process that runs the code is the last of them. */
function innermost(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return child === undefined || child === '' ? pid : innermost(Number(child));
}
