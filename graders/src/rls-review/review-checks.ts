import type { Check, Evidence } from '../report.ts';

/** The questions of an isolation review. Ids are stable for ever; weights are points of a hundred. */
const QUESTIONS = {
  'exploit-proves-leak': { title: 'The exploit proves a leak on the original', weight: 25 },
  'fix-applies': { title: 'The fix applies cleanly from the original', weight: 0 },
  'fix-closes-leak': { title: 'The fix closes the leak', weight: 25 },
  'legitimate-use-intact': { title: 'Legitimate use is intact', weight: 25 },
  'no-other-leak': { title: 'The fix leaves and opens no other leak', weight: 10 },
  'plans-keep-indexes': { title: 'Queries keep their indexes', weight: 5 },
  explanation: { title: 'The explanation names path, cause and why it looked fine', weight: 10 },
} as const;
export type Question = keyof typeof QUESTIONS;

export type Answer = { verdict: Check['verdict']; detail: string; evidence?: Evidence[] };

export const KIND = 'rls-review';
export const idOf = (question: Question): string => `${KIND}/${question}`;

/** A check about one question. */
export function check(question: Question, answer: Answer): Check {
  return { id: idOf(question), ...QUESTIONS[question], audience: 'reviewer', ...answer };
}

/**
 * One check per planted leak, which share the question's weight. With several leaks their ids end in `-1`, `-2` …
 * in the order of the exercise's configuration.
 */
export function checkPerLeak(question: Question, answers: readonly Answer[]): Check[] {
  if (answers.length === 1) return answers.map((answer) => check(question, answer));
  return answers.map((answer, index) => {
    const whole = check(question, answer);
    return { ...whole, id: `${whole.id}-${index + 1}`, title: `${whole.title} (${index + 1} of ${answers.length})`, weight: whole.weight / answers.length };
  });
}

/** The same plain answer to each leak's check. */
export function sameForEach(leaks: readonly unknown[], answer: Answer): Answer[] {
  return leaks.map(() => answer);
}

export const failed = (detail: string, evidence?: Evidence[]): Answer => withEvidence('fail', detail, evidence);
export const passed = (detail: string, evidence?: Evidence[]): Answer => withEvidence('pass', detail, evidence);
export const unmeasured = (detail: string, evidence?: Evidence[]): Answer => withEvidence('unmeasured', detail, evidence);

function withEvidence(verdict: Answer['verdict'], detail: string, evidence: Evidence[] | undefined): Answer {
  return { verdict, detail, ...(evidence === undefined || evidence.length === 0 ? {} : { evidence }) };
}
