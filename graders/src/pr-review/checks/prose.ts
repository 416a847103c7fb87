import type { ClaudeSettings } from '../../claude/claude-settings.ts';
import { judgeProse } from '../../claude/judge-prose.ts';
import type { Judgement, RubricItem } from '../../claude/rubric.ts';
import type { Check } from '../../report.ts';
import type { Issue, Key } from '../material/key.ts';
import type { Comment, Review } from '../submission/review-file.ts';
import { isAt } from './match-findings.ts';
import { check } from './named.ts';

type Found = Parameters<typeof check>[4];

/**
 * What only a reading can tell: whether the comments say what goes wrong and why, and whether the summary says what
 * matters. Claude reads where there is a key, with a passage for each yes; otherwise a person does, and the report says which.
 */
export async function judgeProseOf({ comments, summary }: Review, key: Key, claude: ClaudeSettings | null, signal?: AbortSignal): Promise<Check[]> {
  const commented = key.issues.map((issue) => ({ issue, text: textAt(comments, issue) })).filter(({ text }) => text !== '');
  const [explained, summed] = await Promise.all([
    commented.length === 0 ? nothing('No comment is at the place of an issue.') : read(commented.flatMap(({ issue, text }) => [{ text, items: explanationOf(issue) }]), claude, signal),
    summary.trim() === '' ? nothing('No summary was written.') : read([{ text: summary.trim(), items: summaryOf(key) }], claude, signal),
  ]);
  const of = check('summary', 'The summary tells the author what matters', 'Verdict', key.issues.length > 0 ? 5 : 10, summed);
  return key.issues.length === 0 ? [of] : [check('findings-explained', 'The comments say what goes wrong, and why', 'Findings', 5, explained), of];
}

const textAt = (comments: readonly Comment[], issue: Issue): string => comments.filter((comment) => isAt(comment, issue)).map(({ text }) => text).join('\n\n');
const nothing = (detail: string): Found => ({ verdict: 'fail', share: 0, detail });

function explanationOf({ id, effect, causes }: Issue): RubricItem[] {
  return [
    { name: `${id}-effect`, question: `Does it say what goes wrong for somebody, namely this or a case of it: ${effect}` },
    { name: `${id}-cause`, question: `Does it say why the code lets that happen, as a matter of ${causes.join(' or ')}?` },
  ];
}

function summaryOf({ issues }: Key): RubricItem[] {
  const step = { name: 'next-step', question: 'Does it say what the author should do next, or that nothing is left to do?' };
  return [...issues.filter(({ severity }) => ['blocker', 'major'].includes(severity)).map(({ id, effect }) => ({ name: id, question: `Does it name this problem or a case of it: ${effect}` })), step];
}

async function read(parts: { text: string; items: RubricItem[] }[], claude: ClaudeSettings | null, signal?: AbortSignal): Promise<Found> {
  const texts = parts.map(({ text }) => text).join('\n\n');
  if (claude === null) return { verdict: 'unmeasured', detail: `To be read by a person: ${texts}` };
  const judgements = (await Promise.all(parts.map(({ text, items }) => judgeProse(text, items, claude, { signal })))).flat();
  return foundBy(judgements, texts);
}

function foundBy(judgements: readonly Judgement[], texts: string): Found {
  const open = judgements.find(({ verdict }) => verdict === 'split' || verdict === 'unavailable');
  if (open !== undefined) return { verdict: 'unmeasured', detail: `To be read by a person (${open.verdict === 'split' ? `the votes of Claude disagree on ${open.name}` : `Claude could not be asked: ${open.reason}`}): ${texts}` };
  const missing = judgements.filter(({ verdict }) => verdict === 'no');
  const quotes = judgements.filter(({ verdict }) => verdict === 'yes').map(({ name, quotes: [quote = ''] }) => `${name}: “${quote}”`);
  return {
    verdict: missing.length === 0 ? 'pass' : 'fail', share: 1 - missing.length / judgements.length,
    detail: `Read by Claude. ${[...quotes, ...missing.map(({ name }) => `${name}: not said`)].join('; ')}`,
  };
}
