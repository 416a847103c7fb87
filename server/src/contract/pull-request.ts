import { z } from 'zod';

/** `GET /api/attempts/:attemptId/pull-request`: every file of the repository, before and after; null where it is not there. */
export const PullRequestViewSchema = z.strictObject({
  title: z.string(),
  /** Markdown, in the words of its author. */
  description: z.string(),
  files: z.array(z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type PullRequestView = z.infer<typeof PullRequestViewSchema>;

/** As in the submission's `review.yaml`. */
export { CAUSES as REVIEW_CAUSES, SEVERITIES as REVIEW_SEVERITIES } from '@assay/graders/pr-review/material/causes.ts';
