import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import type { Assembler } from '../assembler.ts';
import type { PlainInput } from '../contract.ts';
import { Library } from '../host/library.ts';
import { Relevance } from '../host/retriever.ts';
import { judgeRun } from '../judge/judge-run.ts';
import type { JudgedRun, PlannedRun } from '../judge/judged-run.ts';
import { Optimum } from '../optimum/optimum.ts';
import { Truth } from '../truth.ts';
import { planRuns, probesAfter } from './plan-runs.ts';

/** A case with all its runs; `repeats` are the planned ones again, in another process and with ties in another order. */
export type CaseRuns = { truth: Truth; optimum: Optimum; runs: JudgedRun[]; repeats: JudgedRun[] };

/** After so many a submission is not waited for any longer. */
const MOST_TIMEOUTS = 3;

/** Counts what ends a grade early, over all cases. */
export type Patience = { timeouts: number };
export type RunOptions = { first: Assembler; second: Assembler | null; readLimit?: number; rooms?: number; patience: Patience; done?: (runs: number) => void };

/** Runs a case at every limit, probes the boundary of what each run used, and repeats. */
export async function runCase(corpusCase: CorpusCase, options: RunOptions): Promise<CaseRuns> {
  const truth = new Truth(corpusCase);
  const optimum = new Optimum(truth);
  const relevance = new Relevance(corpusCase);
  const planned = planRuns(truth, optimum, options.rooms);
  const once = async (assembler: Assembler, order: string, plan: PlannedRun): Promise<JudgedRun> => {
    const library = new Library(corpusCase, relevance, order, options.readLimit);
    const given = options.patience.timeouts >= MOST_TIMEOUTS;
    const ran = given ? GIVEN_UP : await assembler.run(inputOf(corpusCase, plan), library);
    if (!given && ran.ended.status === 'timeout') options.patience.timeouts += 1;
    options.done?.(1);
    return judgeRun(truth, plan, optimum.emptyTokens, ran, library.log);
  };
  const main = async () => {
    const runs: JudgedRun[] = [];
    for (const plan of planned) {
      const run = await once(options.first, 'first', plan);
      runs.push(run);
      if (run.output?.status === 'ok' && run.gates.length === 0) for (const probe of probesAfter(plan, run.tokens)) runs.push(await once(options.first, 'first', probe));
    }
    return runs;
  };
  const again = async () => {
    const repeats: JudgedRun[] = [];
    if (options.second !== null) for (const plan of planned) repeats.push(await once(options.second, 'second', plan));
    return repeats;
  };
  const [runs, repeats] = await Promise.all([main(), again()]);
  return { truth, optimum, runs, repeats };
}

const GIVEN_UP = { ended: { status: 'timeout', message: `Not run: ${MOST_TIMEOUTS} runs before it took too long.`, at: null }, meters: { counts: 0, counted: 0 }, printed: '', ms: 0 } as const;

/** A copy for each run, so that what one changes never reaches the next. */
function inputOf({ system, history, question, asks, principals }: CorpusCase, { budget, reserveOutput }: PlannedRun): PlainInput {
  return structuredClone({ system, history, question, asks, principals, budget, reserveOutput });
}
