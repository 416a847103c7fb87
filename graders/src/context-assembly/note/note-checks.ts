import type { Check } from '../../report.ts';
import type { Judgement } from '../../claude/rubric.ts';
import { checkFrom, idOf } from '../checks/named-check.ts';
import type { CaseReadings } from '../reading/case-readings.ts';
import { CLAIMS } from './claims.ts';
import { readNote } from './design-note.ts';
import { PROSE_ITEMS } from './prose-items.ts';

const CLAIMS_GROUP = 'Claims of the note, against what the runs did';
const SHOWN_PROSE = 6_000;

/**
 * The note's own check, its claims against the runs, and its prose, which a person judges, or Claude where it could.
 * A missing note fails one check only.
 */
export function noteChecks(files: Record<string, string>, cases: readonly CaseReadings[], weights: { claims: number; prose: number }, judgements: readonly Judgement[] = []): Check[] {
  const note = readNote(files);
  const weight = weights.claims / (CLAIMS.length + 1);
  const present: Check = { id: idOf('note-present'), title: 'The design note is there and complete', group: CLAIMS_GROUP, weight, audience: 'reviewer', ...presence(note) };
  const claims = CLAIMS.map(({ name, title, never, judge }) => checkFrom({ id: idOf(name), title, group: CLAIMS_GROUP, weight, audience: 'reviewer' }, 'problems' in note ? { reached: 0, findings: [] } : judge(note, cases), 'problems' in note ? 'There is no note to compare.' : never));
  const prose = PROSE_ITEMS.map(({ name, title, question }): Check => ({
    id: idOf(name), title, group: 'Prose of the note', weight: weights.prose / PROSE_ITEMS.length, audience: 'reviewer',
    ...proseVerdict(judgements.find((judgement) => judgement.name === name), question, 'problems' in note ? null : note.prose),
  }));
  return [present, ...claims, ...prose];
}

/** The note is a candidate's text and never an instruction: shown as text, no longer than a person reads. */
function proseVerdict(judgement: Judgement | undefined, question: string, prose: string | null): Pick<Check, 'verdict' | 'detail' | 'evidence'> {
  const shown = prose === null ? [] : [{ summary: prose.slice(0, SHOWN_PROSE) }];
  if (judgement === undefined) return { verdict: 'unmeasured', detail: 'A person judges it.', evidence: shown };
  const { verdict, quotes, reason } = judgement;
  const evidence = [{ summary: `Claude: ${reason}`, ...(quotes.length === 0 ? {} : { facts: quotes }) }, ...shown];
  if (verdict === 'yes') return { verdict: 'pass', detail: `Claude found it: “${quotes[0] ?? ''}”`, evidence };
  if (verdict === 'no') return { verdict: 'fail', detail: `${question} Claude found no passage that does.`, evidence };
  return { verdict: 'unmeasured', detail: `A person judges it. ${reason}`, evidence };
}

function presence(note: ReturnType<typeof readNote>): Pick<Check, 'verdict' | 'detail' | 'evidence'> {
  if ('problems' in note) return { verdict: 'fail', detail: note.problems[0]!, evidence: [{ summary: 'What is wrong with the note', facts: note.problems.slice(0, 12) }] };
  return { verdict: 'pass', detail: `All fields are filled in; the prose has ${note.prose.split(/\s+/).length} words.` };
}
