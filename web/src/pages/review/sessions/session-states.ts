import type { DecisionOutcome } from '@assay/server/contract/judgement.ts';
import type { GradeState, ReviewAttempt } from '@assay/server/contract/review.ts';
import type { SessionState } from '@assay/server/contract/session.ts';

export const STATE_WORDS: Record<SessionState, string> = {
  invited: 'Invited', started: 'Opened', in_progress: 'In progress', submitted: 'Being graded', graded: 'Graded', reviewed: 'Reviewed', decided: 'Decided', expired: 'Expired', withdrawn: 'Withdrawn',
};
export const STATES = Object.keys(STATE_WORDS) as SessionState[];
export const OUTCOME_WORDS: Record<DecisionOutcome, string> = { advance: 'Advance', hold: 'Hold', decline: 'Decline' };

const GRADE_WORDS: Record<GradeState, string> = { queued: 'waiting', running: 'grading…', graded: 'graded', ungradable: 'cannot be run', broken: 'our fault' };

/** What a cell says about one attempt when it has no score. */
export function attemptWords({ state, gradeState }: Pick<ReviewAttempt, 'state' | 'gradeState'>): string {
  if (state === 'not_started') return 'not started';
  if (state === 'open') return 'working';
  return gradeState === null ? 'handed in' : GRADE_WORDS[gradeState];
}
