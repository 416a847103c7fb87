import { createHash } from 'node:crypto';
import type { Receipt } from '../contract/attempt.ts';
import { progressOf, type Submission } from './submissions.queries.ts';

/** What a candidate may keep: hashes prove later which files were graded. */
export function receiptOf(submission: Submission): Receipt {
  return {
    submissionId: submission.id,
    attemptId: submission.attempt_id,
    title: submission.title,
    submittedAt: submission.submitted_at,
    by: submission.submitted_by,
    files: Object.entries(submission.files).map(([path, content]) => ({
      path, bytes: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex'),
    })),
    grade: progressOf(submission),
  };
}
