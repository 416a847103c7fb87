import type { Depth, PassRule } from '@assay/server/contract/screens.ts';

export const DEPTH_WORDS: Record<Depth, string> = { databaseSecurity: 'Database security', llmSystems: 'LLM systems', codeReview: 'Code review' };

/** A screen's rule as people say it. */
export function ruleSentence({ databaseSecurity, llmSystems, codeReview }: PassRule): string {
  const review = codeReview === null ? 'Code review is shown beside them and not required.' : `Code review must reach ${codeReview} too.`;
  return `A candidate fits with both depths: at least ${databaseSecurity} of 100 in database security and ${llmSystems} in LLM systems. ${review} Strong in one of the two alone is not a fit: one depth only.`;
}
