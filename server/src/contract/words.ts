import type { DecisionOutcome } from './judgement.ts';
import type { Depth, DepthScores, Fit, PassRule } from './screens.ts';
import type { SessionState } from './session.ts';

// The same words on a page, on paper and in a file.

/** A verdict is told by word and sign, never by colour alone. */
export const VERDICTS = {
  pass: { sign: '✓', word: 'pass' },
  fail: { sign: '✗', word: 'fail' },
  unmeasured: { sign: '–', word: 'not measured' },
} as const;
export const STATE_WORDS: Record<SessionState, string> = {
  invited: 'Invited', started: 'Opened', in_progress: 'In progress', submitted: 'Being graded', graded: 'Graded', reviewed: 'Reviewed', decided: 'Decided', expired: 'Expired', withdrawn: 'Withdrawn',
};
export const OUTCOME_WORDS: Record<DecisionOutcome, string> = { advance: 'Advance', hold: 'Hold', decline: 'Decline' };

export const DEPTH_WORDS: Record<Depth, string> = { databaseSecurity: 'Database security', llmSystems: 'LLM systems', codeReview: 'Code review' };
export const DEPTHS = Object.keys(DEPTH_WORDS) as Depth[];
export const FIT_WORDS: Record<Fit, string> = { 'both-depths': 'Both depths', 'one-depth-only': 'One depth only', 'not-enough': 'Not enough', open: 'Open' };
export const FITS = Object.keys(FIT_WORDS) as Fit[];

/** The rule of a screen over the scores of one candidate, in words: `database security 82 ≥ 70 ✓, LLM systems 41 ≥ 70 ✗: one depth only`. */
export function ruleSentence(rule: PassRule, scores: DepthScores, fit: Fit): string {
  const parts = DEPTHS.flatMap((depth) => {
    const [score, threshold] = [scores[depth], rule[depth]];
    const name = depth === 'llmSystems' ? DEPTH_WORDS[depth] : DEPTH_WORDS[depth].toLowerCase();
    if (threshold === null) return score === null ? [] : [`${name} ${score} (not required)`];
    return [score === null ? `${name} not scored yet, ${threshold} needed` : `${name} ${score} ≥ ${threshold} ${score >= threshold ? '✓' : '✗'}`];
  });
  return `${parts.join(', ')}: ${FIT_WORDS[fit].toLowerCase()}`;
}
