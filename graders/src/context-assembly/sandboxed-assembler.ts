import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ComputeModule, Json, Outcome, SandboxSession } from '../sandbox/sandbox-types.ts';
import { CannotStripError } from '../sandbox/strip-types.ts';
import { endSharedSandbox, sharedSandbox } from '../sandbox/shared-sandbox.ts';
import type { Assembler, AssemblerHost, AssemblerRun, Ended, Host, PlainInput } from './assembler.ts';
import { MAIN_FILE } from './grade-cases.ts';
import type { Counted } from './tokens/metered-counter.ts';

/** Of one run, on a machine that may be busy; a good strategy takes a tenth of it. */
const RUN_MS = 5_000;
const WHOLE_MS = 15 * 60_000;
/** A process may use 300 s of a processor; it is replaced long before, so that no run ends for what others used. */
const REPLACED_AFTER_MS = 100_000;
const MEMORY_BYTES = 128 * 2 ** 20;
const EPOCH_MS = Date.UTC(2026, 0, 1);
const DRIVER = 'harness:drive.ts';

/** Gives a candidate's function the input of the contract, in which three of the fields are calls to us. */
const drive = `
import { compute, request } from 'assay:host';
import * as submitted from 'candidate:${MAIN_FILE}';

export function exported() { return typeof submitted.assemble; }

export async function run(input) {
  const output = await submitted.assemble({
    ...input,
    search: (query, options) => request('search', [query, options]),
    read: (id) => request('read', [id]),
    countTokens: (text) => compute('count', text),
  });
  return { output, input };
}`;
/** In a realm that holds nothing of a candidate. */
const meter = "import { compute } from 'assay:host';\nexport function take() { return compute('take', null); }";

const HERE = import.meta.dirname;
const COUNTER: ComputeModule = {
  module: join(HERE, 'tokens', 'counting-module.ts'),
  reads: [join(HERE, 'tokens'), dirname(fileURLToPath(import.meta.resolve('gpt-tokenizer/package.json')))],
};

/** Loads submissions into processes of the sandbox; each run has a realm of its own, so that none finds what another left. */
export const inSandbox: AssemblerHost = {
  async open(files) {
    const open = async () => (await sharedSandbox()).open({
      files: sources(files), harness: { 'drive.ts': drive, 'meter.ts': meter }, compute: COUNTER, seed: 1, epochMs: EPOCH_MS,
      limits: { wallMs: RUN_MS, totalMs: WHOLE_MS, memoryBytes: MEMORY_BYTES },
    });
    try {
      const session = await open();
      const refused = whyRefused(await session.call(DRIVER, 'exported', [], { instance: 'tried' }));
      if (refused === null) return { assembler: new SandboxedAssembler(session, open) };
      await session.close();
      return { refused };
    } catch (error) {
      if (error instanceof CannotStripError) return { refused: error.message };
      throw error;
    }
  },
  level: async () => (await sharedSandbox()).level,
  rest: endSharedSandbox,
};

function sources(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => /\.[jt]s$/.test(name)));
}

function whyRefused(outcome: Outcome): string | null {
  if (outcome.status !== 'ok') return `${MAIN_FILE} cannot be loaded. ${messageOf(outcome)}`;
  return outcome.value === 'function' ? null : `${MAIN_FILE} exports no function assemble. Write: export async function assemble(input: Input): Promise<Output>.`;
}

/** A process of the sandbox. One that had to be ended is replaced, so that the next run is not lost to the last. */
class SandboxedAssembler implements Assembler {
  #session: SandboxSession;
  readonly #reopen: () => Promise<SandboxSession>;
  #runs = 0;
  #usedMs = 0;

  constructor(session: SandboxSession, reopen: () => Promise<SandboxSession>) {
    this.#session = session;
    this.#reopen = reopen;
  }

  async run(input: PlainInput, host: Host): Promise<AssemblerRun> {
    const started = performance.now();
    const session = this.#session;
    this.#runs += 1;
    const instance = `run-${this.#runs}`;
    const ending = session.call(DRIVER, 'run', [input as Json], { instance });
    for (await session.quiet(); session.pending().length > 0; await session.quiet()) await answerAll(session, host);
    const outcome = await ending;
    const counted = await this.#counted(session, instance);
    this.#usedMs += performance.now() - started;
    if (outcome.endedBy === 'kill' || this.#usedMs > REPLACED_AFTER_MS) await this.#replace();
    const { output, input: left } = (outcome.status === 'ok' ? outcome.value : {}) as { output?: unknown; input?: unknown };
    return { ended: endedOf(outcome, output), input: left, counted, ms: performance.now() - started };
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  async #replace(): Promise<void> {
    await this.#session.close();
    this.#session = await this.#reopen();
    this.#usedMs = 0;
  }

  /** The meter is read and set back outside of the realm that was measured. */
  async #counted(session: SandboxSession, instance: string): Promise<Counted> {
    const [taken] = await Promise.all([session.call('harness:meter.ts', 'take', [], { instance: 'meter' }), session.forget(instance)]);
    return taken.status === 'ok' ? taken.value as Counted : { calls: 0, characters: 0 };
  }
}

async function answerAll(session: SandboxSession, host: Host): Promise<void> {
  const answered = session.pending().map(async ({ id, op, args }) => {
    const [first, second] = args as Json[];
    try {
      return session.settle(id, { value: (op === 'search' ? await host.search(first, second) : await host.read(first)) as Json });
    } catch (error) {
      return session.settle(id, { fault: (error as Error).message });
    }
  });
  await Promise.all(answered);
}

function endedOf(outcome: Outcome, output: unknown): Ended {
  if (outcome.status === 'ok') return { status: 'ok', value: output };
  const { error } = outcome;
  return { status: outcome.status, message: messageOf(outcome), ...(error?.file === undefined ? {} : { at: `${error.file}:${error.line ?? 1}:${error.column ?? 1}` }) };
}

const MEANINGS: Record<Exclude<Outcome['status'], 'ok' | 'threw'>, string> = {
  timeout: `It took longer than ${RUN_MS / 1000} s.`,
  oom: `It used more than ${MEMORY_BYTES / 2 ** 20} MB of memory.`,
  output: 'It printed or returned more than is read.',
  crash: 'It could not be run to its end.',
  unfinished: 'It waits for something that never comes: a promise that nobody settles.',
};

function messageOf({ status, error }: Outcome): string {
  if (status !== 'threw') return MEANINGS[status as keyof typeof MEANINGS];
  if (error === undefined) return 'It threw.';
  const at = error.file === undefined ? '' : ` at ${error.file}:${error.line ?? 1}:${error.column ?? 1}`;
  return `${error.name}: ${error.message}${at}`;
}
