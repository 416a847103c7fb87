import { ExerciseError } from '@assay/exercises/exercise-error.ts';
import { parseYaml } from '@assay/exercises/read-yaml.ts';
import { z } from 'zod';
import { CAUSES, SEVERITIES } from '../material/causes.ts';
import type { Files } from '../world/code-version.ts';

export const REVIEW_FILE = 'review.yaml';
export const MOST_COMMENTS = 10;

const CommentSchema = z.strictObject({
  file: z.string(),
  /** `41` or `41-47`, lines of the file as the pull request leaves it. */
  lines: z.union([z.int(), z.string().regex(/^\d+(-\d+)?$/, 'Expected a line such as 41, or lines such as 41-47.')]),
  severity: z.enum(SEVERITIES),
  cause: z.enum(CAUSES),
  text: z.string().trim().min(1, 'Expected some text.').max(4000),
});
export const ReviewSchema = z.strictObject({
  verdict: z.enum(['approve', 'request_changes']).nullable().default(null),
  summary: z.string().nullable().default(''),
  comments: z.array(CommentSchema).max(MOST_COMMENTS, `Expected at most ${MOST_COMMENTS} comments.`).nullable().default([]),
});

export type Comment = Omit<z.infer<typeof CommentSchema>, 'lines'> & { from: number; to: number };
export type Review = { verdict: 'approve' | 'request_changes' | null; summary: string; comments: Comment[] };

/** Reads `review.yaml`; what does not fit is refused with the field and the remedy. An absent file is an empty review. */
export function readReview(text: string | undefined, head: Files): Review | { refused: string } {
  if (text === undefined || text.trim() === '') return { verdict: null, summary: '', comments: [] };
  try {
    const { value } = parseYaml(REVIEW_FILE, text, ReviewSchema);
    const comments = (value.comments ?? []).map(({ lines, ...comment }) => {
      const [from = 0, to = from] = String(lines).split('-').map(Number);
      return { ...comment, from, to };
    });
    const wrong = comments.flatMap((comment, index) => whyNowhere(comment, index, head));
    return wrong.length > 0 ? { refused: wrong.join(' ') } : { verdict: value.verdict, summary: value.summary ?? '', comments };
  } catch (error) {
    if (error instanceof ExerciseError) return { refused: error.message.replaceAll('\n', ' ') };
    throw error;
  }
}

function whyNowhere({ file, from, to }: Comment, index: number, head: Files): string[] {
  const field = `${REVIEW_FILE}: comments.${index}`;
  const text = head[file];
  if (text === undefined) return [`${field}.file: the pull request has no file ${file}.`];
  const lines = text.replace(/\n$/, '').split('\n').length;
  return from < 1 || to < from || to > lines ? [`${field}.lines: ${file} has the lines 1 to ${lines}; ${from}-${to} is not among them.`] : [];
}
