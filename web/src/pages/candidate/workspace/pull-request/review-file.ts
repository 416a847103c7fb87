import type { REVIEW_CAUSES, REVIEW_SEVERITIES } from '@assay/server/contract/pull-request.ts';
import { parse, stringify } from 'yaml';

export type Verdict = 'approve' | 'request_changes';
export type ReviewComment = { file: string; from: number; to: number; severity: (typeof REVIEW_SEVERITIES)[number]; cause: (typeof REVIEW_CAUSES)[number]; text: string };
export type Review = { verdict: Verdict | null; summary: string; comments: ReviewComment[] };

export const REVIEW_FILE = 'review.yaml';

/** Reads the file that is handed in; null when somebody wrote something else into it by hand. */
export function readReview(text: string): Review | null {
  try {
    const given = (parse(text) ?? {}) as { verdict?: Verdict | null; summary?: string | null; comments?: { file: string; lines: number | string; severity: ReviewComment['severity']; cause: ReviewComment['cause']; text: string }[] | null };
    const comments = (given.comments ?? []).map(({ lines, ...comment }) => {
      const [from = 1, to = from] = String(lines).split('-').map(Number);
      return { ...comment, from, to };
    });
    return { verdict: given.verdict ?? null, summary: given.summary ?? '', comments };
  } catch {
    return null;
  }
}

/** Lines of a text, from 1, both included. */
export function linesOf(text: string, { from, to }: { from: number; to: number }): string {
  return text.split('\n').slice(from - 1, to).join('\n');
}

export function writeReview({ verdict, summary, comments }: Review): string {
  return stringify({ verdict, summary, comments: comments.map(({ file, from, to, severity, cause, text }) => ({ file, lines: from === to ? from : `${from}-${to}`, severity, cause, text })) }, { lineWidth: 0 });
}
