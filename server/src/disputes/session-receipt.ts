import type { SessionReceipt } from '../contract/disputes.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { selectRetentionDays, selectSessionRetention } from '../retention/retention.queries.ts';
import { receiptOf } from '../submissions/receipt.ts';
import { selectOptionalSubmission } from '../submissions/submissions.queries.ts';
import { selectAttemptsOfSession, selectVisibleTitles } from '../personal-data/personal-data.queries.ts';
import { forCandidate, selectDisputes } from './disputes.queries.ts';

/** What a candidate may keep of a session. Takes the organization's scope: when it ends is known there alone. */
export async function viewSessionReceipt(db: Db, sessionId: string): Promise<SessionReceipt> {
  const { deleteAt, deletionRequestedAt } = await selectSessionRetention(db, sessionId);
  if (deleteAt === null) throw new AppError('session_erased', 'What you handed in was deleted, as agreed.');
  const disputes = await selectDisputes(db, sessionId);
  const tasks = [];
  for (const attempt of await selectAttemptsOfSession(db, sessionId)) {
    const submission = await selectOptionalSubmission(db, attempt.id);
    if (submission === null) continue;
    const dispute = disputes.find(({ attemptId }) => attemptId === attempt.id);
    tasks.push({ receipt: receiptOf(submission), measured: await selectVisibleTitles(db, attempt.id), dispute: dispute === undefined ? null : forCandidate(dispute) });
  }
  return { keptUntil: deleteAt, retentionDays: await selectRetentionDays(db), deletionRequestedAt, tasks };
}
