import type { GradeState, ReviewAttempt } from '@assay/server/contract/review.ts';
import type { SessionState } from '@assay/server/contract/session.ts';
import { STATE_WORDS } from '@assay/server/contract/words.ts';

export const STATES = Object.keys(STATE_WORDS) as SessionState[];

const GRADE_WORDS: Record<GradeState, string> = { queued: 'waiting', running: 'grading…', graded: 'graded', ungradable: 'cannot be run', broken: 'our fault' };

/** What a cell says about one attempt when it has no score. */
export function attemptWords({ state, gradeState }: Pick<ReviewAttempt, 'state' | 'gradeState'>): string {
  if (state === 'not_started') return 'not started';
  if (state === 'open') return 'working';
  return gradeState === null ? 'handed in' : GRADE_WORDS[gradeState];
}
