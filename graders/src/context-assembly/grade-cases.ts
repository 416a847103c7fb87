import type { Judgement } from '../claude/rubric.ts';
import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import type { Check } from '../report.ts';
import type { Tell } from '../grader.ts';
import type { Assembler, OpenAssembler } from './assembler.ts';
import { gateChecks } from './checks/gate-checks.ts';
import { checkOf, idOf } from './checks/named-check.ts';
import { checksFor, type Config } from './config.ts';
import { noteChecks } from './note/note-checks.ts';
import { readCase, type CaseReadings } from './reading/case-readings.ts';
import { prepareCase } from './runs/prepare-case.ts';
import { Patience, runCase } from './runs/run-case.ts';
import { questionsFrom } from './questions/questions.ts';
import { areaCheck, areaMetrics } from './score/area-check.ts';

/** Points of a hundred. What is unmeasured leaves the denominator. */
const WEIGHTS = { area: 55, checks: 25, claims: 10, prose: 10 } as const;

export const MAIN_FILE = 'assemble.ts';

/** Loads a submission twice and runs it through the cases; `refused` is a reason that the candidate can act on. */
export async function readSubmission(open: OpenAssembler, files: Record<string, string>, corpusCases: readonly CorpusCase[], tell: Tell, signal?: AbortSignal): Promise<CaseReadings[] | { refused: string }> {
  if (files[MAIN_FILE] === undefined || files[MAIN_FILE].trim() === '') return { refused: `${MAIN_FILE} is missing or empty. Export the function assemble from it.` };
  const opened: Assembler[] = [];
  try {
    for (let process = 0; process < 2; process += 1) {
      const one = await open(files);
      if ('refused' in one) return one;
      opened.push(one.assembler);
    }
    const [first, second] = opened as [Assembler, Assembler];
    const patience = new Patience();
    const cases: CaseReadings[] = [];
    for (const [index, corpusCase] of corpusCases.entries()) {
      signal?.throwIfAborted();
      tell({ step: `Case ${index + 1} of ${corpusCases.length}`, share: index / corpusCases.length });
      const prepared = prepareCase(corpusCase);
      cases.push(readCase(prepared, await runCase(prepared, { first, second }, patience)));
    }
    return cases;
  } finally {
    for (const assembler of opened) await assembler.close();
  }
}

/** All checks and figures about what a submission did. */
export function judgeCases(cases: readonly CaseReadings[], files: Record<string, string>, config: Config, judgements: readonly Judgement[] = []): { checks: Check[]; metrics: Record<string, number>; questions: string[] } {
  const gates = gateChecks(cases);
  const named = checksFor(config);
  const asked = named.map((check) => checkOf(check, cases, WEIGHTS.checks * shareOf(check.name, named.length, config)));
  const ownGates = config.gates.map(idOf);
  const failedGates = [...gates, ...asked.filter(({ id }) => ownGates.includes(id))].filter(({ verdict }) => verdict === 'fail').map(({ id }) => id.slice(id.indexOf('/') + 1));
  const checks = [areaCheck(cases, failedGates, WEIGHTS.area), ...gates, ...asked, ...noteChecks(files, cases, WEIGHTS, judgements)];
  const metrics = { ...areaMetrics(cases), gates_failed: failedGates.length, checks_failed: asked.filter(({ verdict }) => verdict === 'fail').length };
  return { checks, metrics, questions: questionsFrom(cases, checks, metrics) };
}

/** Of all points for checks. What an exercise asks for by name is what it is about: together as much as everything else. */
function shareOf(name: string, count: number, { with: added }: Config): number {
  const others = count - added.length;
  if (added.length === 0) return 1 / count;
  return added.some((one) => one === name) ? 0.5 / added.length : 0.5 / others;
}
