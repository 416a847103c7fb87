import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json, Outcome, Place } from '../sandbox/job.ts';
import { SandboxSession } from '../sandbox/sandbox-session.ts';
import type { Assembler, Ended, OpenAssembler, Ran } from './assembler.ts';
import type { PlainInput } from './contract.ts';

/** The file that a candidate hands in. */
export const SUBMITTED = 'assemble.ts';
const DRIVER = 'driver.js';
const RUN_MS = 5000;
const MEMORY = 256 * 2 ** 20;
const EPOCH = Date.UTC(2026, 0, 1);

/** Gives the candidate's function the contract's input, in which three of the fields are calls to us. */
const driver = `import * as submitted from './${SUBMITTED}';
import { request, compute } from 'assay:host';
export const exported = () => typeof submitted.assemble;
export async function run(input) {
  const output = await submitted.assemble({
    ...input,
    search: (query, options) => request('search', query, options ?? null),
    read: (id) => request('read', id),
    countTokens: (text) => compute('countTokens', typeof text === 'string' ? text : String(text)),
  });
  return { output, after: { history: input.history, asks: input.asks, principals: input.principals } };
}`;

const compute = {
  path: resolve(import.meta.dirname, 'tokens/metered-counter.ts'),
  reads: [resolve(import.meta.dirname, 'tokens'), dirname(fileURLToPath(import.meta.resolve('gpt-tokenizer/package.json')))],
};

/** Opens a submission in a locked process of its own. What keeps it from being run at all is told to the candidate. */
export const openSandboxed: OpenAssembler = async (files) => {
  if (files[SUBMITTED] === undefined) return { refused: `${SUBMITTED} is missing. Add it; it exports the function assemble.` };
  const session = await SandboxSession.open({ files: { ...sources(files), [DRIVER]: driver }, seed: 1, epochMs: EPOCH, limits: { wallMs: RUN_MS, memory: MEMORY }, compute });
  const tried = await session.call(DRIVER, 'exported', [], { instance: 'check' });
  session.forget('check');
  const refused = whyRefused(tried);
  if (refused === null) return new SandboxedAssembler(session, files);
  await session.close();
  return { refused };
};

const sources = (files: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(files).filter(([name]) => /\.[jt]s$/.test(name)));

function whyRefused({ status, value, error }: Outcome): string | null {
  if (status !== 'ok') return `${placeText(error?.at ?? null)}${error?.message ?? 'It cannot be loaded.'}`;
  return value === 'function' ? null : `${SUBMITTED} exports no function assemble. Export it: export async function assemble(input: Input): Promise<Output>.`;
}

const placeText = (at: Place | null): string => (at === null ? '' : `${at.file}:${at.line}:${at.column}: `);

/** One locked process, in which each run has a machine of its own. A process that had to be killed is replaced. */
class SandboxedAssembler implements Assembler {
  #session: SandboxSession;
  readonly #files: Record<string, string>;
  #runs = 0;

  constructor(session: SandboxSession, files: Record<string, string>) {
    this.#session = session;
    this.#files = files;
  }

  async run(input: PlainInput, library: Parameters<Assembler['run']>[1]): Promise<Ran> {
    const started = performance.now();
    const instance = `run-${this.#runs += 1}`;
    const outcome = await this.#session.call(DRIVER, 'run', [input as unknown as Json], {
      instance,
      onRequest: (op, args) => (op === 'search' ? library.search(args[0], args[1]) : library.read(args[0])) as Json,
    });
    this.#session.forget(instance);
    const meters = (outcome.meters ?? { counts: 0, counted: 0 }) as Ran['meters'];
    const ran = { ended: endedOf(outcome), meters, printed: outcome.printed, ms: performance.now() - started };
    if (this.#session.ended) await this.#reopen();
    return ran;
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  async #reopen(): Promise<void> {
    await this.#session.close();
    const again = await openSandboxed(this.#files);
    if (!(again instanceof SandboxedAssembler)) throw new Error('A submission that could be opened cannot be opened again.');
    this.#session = again.#session;
  }
}

function endedOf({ status, value, error }: Outcome): Ended {
  if (status !== 'ok') return { status, message: error?.message || `It ended with ${error?.name ?? status}.`, at: error?.at ?? null };
  const { output, after } = value as { output: Json; after: unknown };
  return { status: 'ok', value: output, after: after as Extract<Ended, { status: 'ok' }>['after'] };
}
