import type { Check, Evidence } from '../../report.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import { placeOf, type Reading } from '../reading/reading.ts';
import { traceOf } from '../trace/trace-of.ts';

export const KIND = 'context-assembly';
export const idOf = (name: string): string => `${KIND}/${name}`;

/** One thing found, where, and in which words of the context. */
export type Finding = { at: Reading | null; message: string };
/** How often a run came to where the check looks, and what was wrong there. */
export type Judged = { reached: number; findings: Finding[] };
/** `passed` says what a pass means; `never` why nothing was measured. */
export type NamedCheck = { name: string; title: string; never: string; judge(cases: readonly CaseReadings[]): Judged };

const SHOWN = 6;
/** Characters of a document that a reviewer reads in a trace. */
const LONGEST_PART = 2_000;

/** A question that was never reached stays unmeasured; one finding fails it. */
export function checkOf({ name, title, never, judge }: NamedCheck, cases: readonly CaseReadings[], weight: number): Check {
  return checkFrom({ id: idOf(name), title, group: 'Conduct', weight, audience: 'reviewer' }, judge(cases), never);
}

export function checkFrom(check: Pick<Check, 'id' | 'title' | 'group' | 'weight' | 'audience'>, { reached, findings }: Judged, never: string): Check {
  if (findings.length > 0) return { ...check, verdict: 'fail', detail: findings[0]!.message, evidence: evidenceOf(findings) };
  return reached === 0 ? { ...check, verdict: 'unmeasured', detail: never } : { ...check, verdict: 'pass', detail: `Held wherever it could show: ${reached} times.` };
}

/** One piece of evidence per case, so that a fault of every case does not hide behind the first. */
function evidenceOf(findings: readonly Finding[]): Evidence[] {
  const perCase = Map.groupBy(findings, ({ at }) => at?.prepared.facts.corpusCase.name ?? '');
  const firsts = [...perCase.values()].map(([first, ...others]) => ({ first: first!, others: others.length }));
  return firsts.slice(0, SHOWN).map(({ first: { at, message }, others }, index) => ({
    summary: at === null ? message : placeOf(at),
    ...(at === null ? {} : { facts: [message, ...(others === 0 ? [] : [`${others} more in this case.`])] }),
    ...(at === null || index > 0 ? {} : { run: traceOf(at, LONGEST_PART) }),
  }));
}

/** Judges readings one by one: null where the check does not come to, else what is wrong there. */
export function each<T extends Reading>(readings: readonly T[], look: (reading: T) => string[] | null): Judged {
  const judged: Judged = { reached: 0, findings: [] };
  for (const reading of readings) {
    const messages = look(reading);
    if (messages === null) continue;
    judged.reached += 1;
    judged.findings.push(...messages.map((message) => ({ at: reading, message })));
  }
  return judged;
}
