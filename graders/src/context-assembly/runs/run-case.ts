import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import type { Assembler, PlainInput } from '../assembler.ts';
import { emptyLog } from '../host/call-log.ts';
import { Library } from '../host/library.ts';
import type { Limit } from '../optimum/limits.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import type { PreparedCase, Run, RunKind } from './run.ts';

/** Stops a submission that hangs from holding a worker for every run: the rest counts as not answered in time. */
export class Patience {
  #timeouts = 0;

  note({ ended }: Pick<Run, 'ended'>): void {
    if (ended.status === 'timeout') this.#timeouts += 1;
  }

  get isOver(): boolean {
    return this.#timeouts >= 3;
  }
}

/**
 * Every run of a case: each ceiling in one process and, from the last to the first, in another, so that what one run
 * leaves behind shows in the next. Then two probes after each context that fits, half of them in each process; rooms that
 * gave the same context share theirs.
 */
export async function runCase(prepared: PreparedCase, { first, second }: { first: Assembler; second: Assembler }, patience: Patience): Promise<Run[]> {
  const library = new Library(prepared.facts.corpusCase);
  const runAll = async (assembler: Assembler, kind: RunKind, limits: readonly Limit[]) => {
    const runs: Run[] = [];
    for (const limit of limits) runs.push(await runOnce(prepared, library, assembler, kind, limit, patience));
    return runs;
  };
  const [mains, repeats] = await Promise.all([runAll(first, 'main', prepared.limits), runAll(second, 'repeat', prepared.limits.toReversed())]);
  const probes = [...new Map(mains.flatMap((main) => probesAfter(main, prepared)).map((limit) => [limit.limit, limit])).values()];
  const half = (odd: number) => probes.filter((_, index) => index % 2 === odd);
  const probed = await Promise.all([runAll(first, 'probe', half(0)), runAll(second, 'probe', half(1))]);
  return [...mains, ...repeats, ...probed.flat()];
}

/** At the tokens just used, and one below: most errors of one show only there. */
function probesAfter({ ended, at }: Run, { least }: PreparedCase): Limit[] {
  const text = ended.status === 'ok' && typeof ended.value === 'object' && ended.value !== null && 'text' in ended.value ? ended.value.text : null;
  const status = ended.status === 'ok' && typeof ended.value === 'object' && ended.value !== null && 'status' in ended.value ? ended.value.status : null;
  if (typeof text !== 'string' || status !== 'ok') return [];
  const used = countTokens(text);
  return [used, used - 1].map((limit) => ({ ...at, limit, room: limit - least }));
}

async function runOnce(prepared: PreparedCase, library: Library, assembler: Assembler, kind: RunKind, at: Limit, patience: Patience): Promise<Run> {
  const { facts: { corpusCase }, reserve } = prepared;
  const given = inputOf(corpusCase, at.limit + reserve, reserve);
  const log = emptyLog();
  const common = { kind, at, reserve, given, log };
  if (patience.isOver) return { ...common, ended: { status: 'timeout', message: 'Not run: three runs before took too long.' }, input: undefined, counted: { calls: 0, characters: 0 }, ms: 0 };
  const run = { ...common, ...await assembler.run(structuredClone(given), library.open(log, `${kind === 'repeat' ? 'second' : 'first'} ${corpusCase.name}`)) };
  patience.note(run);
  return run;
}

function inputOf({ system, history, question, asks, principals }: CorpusCase, budget: number, reserveOutput: number): PlainInput {
  return structuredClone({ system, history, question, asks, principals, budget, reserveOutput });
}
