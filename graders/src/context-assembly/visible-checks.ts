import type { Check, Evidence } from '../report.ts';
import { gateChecks } from './checks/gate-checks.ts';
import { checkOf, idOf } from './checks/named-check.ts';
import { checksFor, type Config } from './config.ts';
import { renderTurn } from './layout/render-layout.ts';
import { hitsSeen } from './host/call-log.ts';
import type { CaseReadings } from './reading/case-readings.ts';
import type { Reading } from './reading/reading.ts';
import { areaCheck } from './score/area-check.ts';
import { countTokens } from './tokens/count-tokens.ts';

/** What a candidate may see of the practice cases: all of it. Checks without a finding are left out, the traces follow. */
export function visibleChecks(cases: readonly CaseReadings[], config: Config): Check[] {
  const failed = ({ verdict }: Check) => verdict === 'fail';
  const gates = gateChecks(cases).filter(failed);
  const named = checksFor(config).map((check) => checkOf(check, cases, 0)).filter(failed);
  return [areaCheck(cases, gates.map(({ title }) => title), 0), ...gates, ...named].map(visible).concat(cases.map(trace));
}

function visible(check: Check): Check {
  return { ...check, id: check.id.replace('/', '/visible-'), audience: 'candidate', weight: 0 };
}

/** What happened under each ceiling of a practice case. */
function trace({ main }: CaseReadings, index: number): Check {
  const { prepared: { facts: { corpusCase, full } } } = main[0]!;
  return {
    id: idOf(`visible-case-${index + 1}`), title: `Practice case ${corpusCase.name}`, weight: 0, audience: 'candidate',
    verdict: main.some(({ gates }) => gates.length > 0) ? 'fail' : 'pass',
    detail: `${main.length} ceilings; what the question needs is worth ${full}.`, evidence: main.map(traceOf),
  };
}

function traceOf({ run, output, tokens, value, blocks, turns, gates, prepared }: Reading): Evidence {
  const result = output === null ? (run.ended.status === 'ok' ? 'no result of the contract\'s shape' : `${run.ended.status}: ${run.ended.message}`) : output.status;
  const dropped = Map.groupBy(output?.dropped ?? [], ({ reason }) => reason);
  return {
    summary: `Limit ${run.at.limit} (room ${run.at.room}): ${result}, ${tokens} tokens, worth ${value} of ${prepared.facts.full}`,
    facts: [
      ...gates.map(({ gate, message }) => `${gate}: ${message}`),
      `Searched ${run.log.searches.length} times (${hitsSeen(run.log).size} hits), read ${run.log.reads.length} documents, counted ${run.counted.calls} times.`,
      `Tokens: ${prepared.least} for system, question and tags; ${turns.map(({ role, body }) => `${countTokens(renderTurn(role, body))} for a turn`).concat(blocks.map(({ id, source, body }) => `${countTokens(body)} for the body of ${id ?? source}`)).join('; ') || 'nothing else'}.`,
      ...[...dropped].map(([reason, list]) => `Dropped as ${reason}: ${list.map(({ id }) => id).join(', ')}.`),
      ...(output === null || output.text === '' ? [] : [output.text]),
    ],
  };
}
