import type { Check } from '../report.ts';
import { gateChecks } from './checks/gate-checks.ts';
import { checkOf, idOf } from './checks/named-check.ts';
import { checksFor, type Config } from './config.ts';
import type { CaseReadings } from './reading/case-readings.ts';
import { areaCheck } from './score/area-check.ts';
import { traceOf } from './trace/trace-of.ts';

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
    detail: `${main.length} ceilings; what the question needs is worth ${full}.`,
    evidence: main.map((reading) => ({ summary: `Limit ${reading.run.at.limit}`, run: traceOf(reading) })),
  };
}
