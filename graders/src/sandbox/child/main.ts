import type { HostAnswer, Job, Json, Limits } from '../job.ts';
import { encodeFrame, readFrames } from '../frames.ts';
import { Engine } from './engine.ts';
import { Instance, type Compute } from './instance.ts';
import { attemptForbidden } from './attempt-forbidden.ts';

/** To the child. `open` comes once; what is called after it is queued by the machine itself. */
export type ToChild =
  | { type: 'open'; job: Pick<Job, 'files' | 'seed' | 'epochMs' | 'compute'>; limits: Limits }
  | { type: 'call'; call: number; instance: string; module: string; fn: string; args: Json[] }
  | { type: 'answer'; op: number; instance: string; answer: HostAnswer }
  | { type: 'forget'; instance: string }
  | { type: 'attempt-forbidden'; targets: Parameters<typeof attemptForbidden>[0] };

const MOST_BYTES = 64 * 2 ** 20;
const [nonce = ''] = process.argv.slice(2);
const write = process.stdout.write.bind(process.stdout);
const tell = (message: unknown) => { write(encodeFrame(nonce, message)); };

const engine = await Engine.start();
const instances = new Map<string, Promise<{ instance: Instance }>>();
let setup: { job: Pick<Job, 'files' | 'seed' | 'epochMs'>; limits: Limits; makeCompute: (() => Compute) | null } | null = null;
let ops = 0;

function instanceOf(name: string): Promise<{ instance: Instance }> {
  const known = instances.get(name);
  if (known !== undefined) return known;
  if (setup === null) throw new Error('A call came before the job.');
  const { job, limits, makeCompute } = setup;
  const ask = (op: string, args: Json[]) => {
    ops += 1;
    tell({ type: 'request', id: ops, instance: name, op, args });
    return ops;
  };
  const fresh = Instance.open({ engine, ...job, limits, compute: makeCompute?.() ?? null, ask }).then((instance) => ({ instance }));
  instances.set(name, fresh);
  return fresh;
}

async function handle(message: ToChild): Promise<void> {
  switch (message.type) {
    case 'open': {
      const { compute, ...job } = message.job;
      const module = compute === undefined ? null : await import(compute.path) as { makeCompute: () => Compute };
      setup = { job, limits: message.limits, makeCompute: module?.makeCompute ?? null };
      return tell({ type: 'opened' });
    }
    case 'call': {
      const { instance } = await instanceOf(message.instance);
      return tell({ type: 'done', call: message.call, outcome: await instance.call(message.module, message.fn, message.args) });
    }
    case 'answer':
      return (await instances.get(message.instance))?.instance.answer(message.op, message.answer);
    case 'forget': {
      const known = instances.get(message.instance);
      instances.delete(message.instance);
      return (await known)?.instance.dispose();
    }
    case 'attempt-forbidden':
      return tell({ type: 'attempted', results: await attemptForbidden(message.targets) });
  }
}

readFrames(process.stdin, nonce, MOST_BYTES, (message) => {
  handle(message as ToChild).catch((error: unknown) => tell({ type: 'failed', message: error instanceof Error ? error.stack : String(error) }));
}, () => process.exit(3));
process.stdin.on('end', () => process.exit(0));
tell({ type: 'ready' });
