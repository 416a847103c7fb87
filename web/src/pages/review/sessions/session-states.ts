import type { GradeState, ReviewAttempt } from '@assay/server/contract/review.ts';
import type { SessionState } from '@assay/server/contract/session.ts';
import { asWords } from '../../../ui/words.ts';

export type SessionStateName = SessionState;
export const STATE_WORDS: Record<SessionState, string> = {
  invited: 'Invited', started: 'Link opened', in_progress: 'In progress', submitted: 'Being graded', graded: 'Graded', reviewed: 'Reviewed', decided: 'Decided',
  expired: 'Expired', withdrawn: 'Withdrawn',
};
export const STATES = Object.keys(STATE_WORDS) as SessionState[];

const GRADE_WORDS: Record<GradeState, string> = { queued: 'waiting', running: 'grading…', graded: 'graded', ungradable: 'cannot be run', broken: 'our fault' };

/** What a cell says about one attempt when it has no score. */
export function attemptWords({ state, gradeState }: Pick<ReviewAttempt, 'state' | 'gradeState'>): string {
  if (state === 'not_started') return 'not started';
  if (state === 'open') return 'working';
  return gradeState === null ? 'handed in' : GRADE_WORDS[gradeState];
}

/** What a score is about: the competency, or the task's title where several tasks ask for the same one. */
export function attemptLabel(all: readonly Pick<ReviewAttempt, 'competency'>[], { competency, title }: Pick<ReviewAttempt, 'competency' | 'title'>): string {
  return all.filter((other) => other.competency === competency).length === 1 ? asWords(competency) : title;
}
