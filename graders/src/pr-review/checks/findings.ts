import type { Check, Evidence } from '../../report.ts';
import type { Key } from '../material/key.ts';
import type { Comment, Review } from '../submission/review-file.ts';
import { distance, matchFindings, WEIGHTS, type Match, type Matched } from './match-findings.ts';
import { check, table } from './named.ts';

const GROUP = 'Findings';
/** On a sound pull request, this many false alarms earn nothing. */
const MOST_ALARMS = 3;
const at = ({ file, from, to }: Pick<Comment, 'file' | 'from' | 'to'>) => `${file}:${from}${to === from ? '' : `-${to}`}`;

/** The comments against the key: by place and chosen cause, without a reading of their prose. */
export function judgeFindings({ comments }: Review, key: Key, proven: readonly string[]): Check[] {
  const matched = matchFindings(comments, key, proven);
  const evidence = [evidenceOf(matched, comments)];
  if (key.issues.length === 0) return [onSound(matched, evidence)];
  return [complete(matched, evidence), precise(matched), severity(matched)];
}

function onSound({ alarms }: Matched, evidence: Evidence[]): Check {
  const share = Math.max(0, 1 - alarms.length / MOST_ALARMS);
  return check('findings-precise', 'No false alarms', GROUP, 50, { verdict: alarms.length === 0 ? 'pass' : 'fail', share, detail: alarms.length === 0 ? 'No functional comment on this sound pull request.' : `${alarms.length} functional comments on a pull request that is sound.`, evidence });
}

function complete({ matches }: Matched, evidence: Evidence[]): Check {
  const worth = ({ place, cause }: Match) => (place && cause ? 1 : place ? 0.5 : 0);
  const total = matches.reduce((sum, { issue }) => sum + WEIGHTS[issue.severity], 0);
  const share = matches.reduce((sum, match) => sum + WEIGHTS[match.issue.severity] * worth(match), 0) / total;
  const missed = matches.filter((match) => worth(match) < 1 && ['blocker', 'major'].includes(match.issue.severity));
  const say = ({ issue, place }: Match) => `${issue.id} (${place ? 'the place was named, the cause not' : 'not found'})`;
  return check('findings-complete', 'The issues were found, at their place and by their cause', GROUP, 15, { verdict: missed.length === 0 ? 'pass' : 'fail', share, detail: missed.length === 0 ? `${matches.length} of ${matches.length} found.` : `Missing: ${missed.map(say).join(', ')}.`, evidence });
}

function precise({ matches, alarms }: Matched): Check {
  const hits = matches.filter(({ place }) => place).length;
  const share = hits + alarms.length === 0 ? 0 : hits / (hits + alarms.length);
  const detail = hits + alarms.length === 0 ? 'No functional comment.' : alarms.length === 0 ? 'No false alarm.' : `${alarms.length} false: ${alarms.map(({ comment, decoy }) => `${at(comment)}${decoy === null ? '' : ` (${decoy.why})`}`).join('; ')}`;
  return check('findings-precise', 'No false alarms', GROUP, 10, { verdict: hits > 0 && alarms.length === 0 ? 'pass' : 'fail', share, detail });
}

function severity({ matches }: Matched): Check {
  const found = matches.filter((match): match is Match & { comment: Comment } => match.comment !== null);
  const off = found.filter(({ issue, comment }) => distance(issue.severity, comment.severity) > 1);
  const share = found.length === 0 ? 0 : found.reduce((sum, { issue, comment }) => sum + 1 - distance(issue.severity, comment.severity) / 3, 0) / found.length;
  return check('severity', 'The severities fit', GROUP, 3, {
    verdict: found.length > 0 && off.length === 0 ? 'pass' : 'fail', share,
    detail: found.length === 0 ? 'No issue was found.' : found.map(({ issue, comment }) => `${issue.id}: ${comment.severity}, by the key ${issue.severity}`).join('; '),
  });
}

function evidenceOf({ matches, alarms }: Matched, comments: readonly Comment[]): Evidence {
  const ofKey = matches.map(({ issue, comment, place, cause }) => [`${issue.id} (${issue.severity})`, at(issue), comment === null ? '–' : `${at(comment)} ${comment.severity}, ${comment.cause}: ${comment.text}`, !place ? 'missed' : cause ? 'found' : 'place only']);
  const other = comments.filter((comment) => !matches.some((match) => match.comment === comment)).map((comment) => ['–', '–', `${at(comment)} ${comment.severity}, ${comment.cause}: ${comment.text}`, alarms.some((alarm) => alarm.comment === comment) ? 'false alarm' : comment.cause === 'design' ? 'style, neutral' : 'repeat, neutral']);
  return { summary: 'The key beside the comments', facts: matches.map(({ issue }) => `${issue.id}: ${issue.effect}`), tables: [table('Key and comments', ['Key', 'Place', 'Comment', 'Result'], [...ofKey, ...other])] };
}
