import type { ReviewSession } from '@assay/server/contract/review.ts';
import { asDuration } from '../../../ui/times.ts';

/** Working time over all attempts that ended, or a dash. */
export function timeUsed(session: Pick<ReviewSession, 'attempts'>): string {
  const ms = session.attempts.reduce((sum, { startedAt, submittedAt }) => (startedAt === null || submittedAt === null ? sum : sum + Date.parse(submittedAt) - Date.parse(startedAt)), 0);
  return ms === 0 ? '–' : asDuration(ms);
}
