import type { Check } from '../../report.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import { choiceQuestions } from './choice-questions.ts';

const MOST = 8;
const MOST_CHOICES = 3;

/**
 * What an interviewer may ask about this submission, each from what a run did: first the checks that failed, then
 * choices that cost value, then the largest context for its worth. Nothing is asked that the runs do not show.
 */
export function questionsFrom(cases: readonly CaseReadings[], checks: readonly Check[], metrics: Readonly<Record<string, number>>): string[] {
  const failed = checks.filter(({ verdict, id }) => verdict === 'fail' && !id.endsWith('/area') && !id.endsWith('/note-present')).map(askAboutFailure);
  const b90 = metrics['b90'];
  const size = b90 !== undefined && b90 > 1.5 ? [`Nine tenths of the value take ${b90.toFixed(1)} times the room that they take at best. Where do the tokens go, and what would you change first?`] : [];
  return [...failed, ...choiceQuestions(cases).slice(0, MOST_CHOICES), ...size].slice(0, MOST);
}

function askAboutFailure({ title, evidence, detail }: Check): string {
  const place = evidence?.[0]?.run;
  const where = place === undefined ? '' : ` In ${place.case}, at a limit of ${place.limit} tokens:`;
  return `“${title}” did not hold.${where} ${detail} How does your code come to that, and which change would you make?`;
}
