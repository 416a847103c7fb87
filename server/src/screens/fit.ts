import { DEPTH_OF_KIND, type Depth, type DepthScores, type Fit, type PassRule } from '../contract/screens.ts';

/** One exercise of a session: what it is, how much it counts, and its score of 100 or null. */
export type ScoredExercise = { kind: string; weight: number; score: number | null };

/**
 * The verdict of a screen's rule. Nothing is decided on a part of the evidence: while a score that the rule needs is
 * missing, the answer is `open`.
 */
export function fitOf(rule: PassRule, scores: DepthScores): Fit {
  const { databaseSecurity, llmSystems, codeReview } = scores;
  if (databaseSecurity === null || llmSystems === null || (rule.codeReview !== null && codeReview === null)) return 'open';
  const depths = Number(databaseSecurity >= rule.databaseSecurity) + Number(llmSystems >= rule.llmSystems);
  if (depths === 1) return 'one-depth-only';
  const reviewed = rule.codeReview === null || (codeReview !== null && codeReview >= rule.codeReview);
  return depths === 2 && reviewed ? 'both-depths' : 'not-enough';
}

/** The weighted mean of each depth, rounded: what is compared with a threshold is what people are shown. */
export function depthScoresOf(exercises: readonly ScoredExercise[]): DepthScores {
  return { databaseSecurity: meanOf(exercises, 'databaseSecurity'), llmSystems: meanOf(exercises, 'llmSystems'), codeReview: meanOf(exercises, 'codeReview') };
}

function meanOf(exercises: readonly ScoredExercise[], depth: Depth): number | null {
  const counting = exercises.filter(({ kind, weight }) => DEPTH_OF_KIND[kind] === depth && weight > 0);
  let sum = 0;
  for (const { score, weight } of counting) {
    if (score === null) return null;
    sum += score * weight;
  }
  const weights = counting.reduce((total, { weight }) => total + weight, 0);
  return weights === 0 ? null : Math.round(sum / weights);
}
