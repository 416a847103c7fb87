import type { Decoy, Issue, Key } from '../material/key.ts';
import { SEVERITIES, type Severity } from '../material/causes.ts';
import type { Comment } from '../submission/review-file.ts';

/** Lines by which a comment may miss and still mean the place. */
const NEAR = 3;
export const WEIGHTS: Record<Severity, number> = { blocker: 4, major: 3, minor: 2, note: 1 };

export type Match = { issue: Issue; comment: Comment | null; place: boolean; cause: boolean };
export type Matched = { matches: Match[]; alarms: { comment: Comment; decoy: Decoy | null }[] };

/** Pairs each issue with at most one comment and each comment with at most one issue, best pairs first, earlier first. */
export function matchFindings(comments: readonly Comment[], { issues, decoys }: Key, proven: readonly string[]): Matched {
  const functional = comments.filter(({ cause }) => cause !== 'design');
  const pairs = issues.flatMap((issue) => comments.filter((comment) => isAt(comment, issue)).map((comment) => ({
    issue, comment, place: true, cause: issue.causes.includes(comment.cause) || proven.includes(issue.id),
  }))).sort((a, b) => Number(b.cause) - Number(a.cause) || WEIGHTS[b.issue.severity] - WEIGHTS[a.issue.severity]);
  const taken = new Set<unknown>();
  const best = new Map<string, (typeof pairs)[number]>();
  for (const pair of pairs) {
    if (taken.has(pair.comment) || best.has(pair.issue.id)) continue;
    taken.add(pair.comment);
    best.set(pair.issue.id, pair);
  }
  // A second comment at the place of an issue is a repeat, not an alarm.
  const alarms = functional.filter((comment) => !issues.some((issue) => isAt(comment, issue)));
  return {
    matches: issues.map((issue) => best.get(issue.id) ?? { issue, comment: null, place: false, cause: false }),
    alarms: alarms.map((comment) => ({ comment, decoy: decoys.find((decoy) => overlaps(comment, decoy)) ?? null })),
  };
}

/** Steps between two severities. */
export function distance(a: Severity, b: Severity): number {
  return Math.abs(SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b));
}

/** Within three lines of the issue, or naming its symbol. */
export function isAt(comment: Comment, issue: Issue): boolean {
  if (comment.file !== issue.file) return false;
  const named = issue.symbol !== undefined && new RegExp(`\\b${issue.symbol.replace(/[^\w$]/g, '\\$&')}\\b`).test(comment.text);
  return overlaps(comment, issue) || named;
}

function overlaps(comment: Comment, place: { file: string; from: number; to: number }): boolean {
  return comment.file === place.file && comment.from <= place.to + NEAR && comment.to >= place.from - NEAR;
}
