import { z } from 'zod';
import { FilePathSchema } from './attempt.ts';

/** `GET /api/attempts/:attemptId/pull-request`: every file of the repository, before and after; null where it is not there. */
export const PullRequestViewSchema = z.strictObject({
  title: z.string(),
  /** Markdown, in the words of its author. */
  description: z.string(),
  files: z.array(z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
/** `POST /api/attempts/:attemptId/repairs` → 201 WorkspaceFile: a file of the repository, below `patch/` from now on. */
export const RepairBodySchema = z.strictObject({ file: FilePathSchema });
export type PullRequestView = z.infer<typeof PullRequestViewSchema>;

/** As in the submission's `review.yaml`. */
export { CAUSES as REVIEW_CAUSES, SEVERITIES as REVIEW_SEVERITIES } from '@assay/graders/pr-review/material/causes.ts';
