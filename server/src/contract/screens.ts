import { z } from 'zod';

/** What a screen measures. Each exercise counts to one of them, by its kind. */
export const DepthSchema = z.enum(['databaseSecurity', 'llmSystems', 'codeReview']);

/** Which depth an exercise of a kind counts to; a kind that is not here counts to none. */
export const DEPTH_OF_KIND: Readonly<Partial<Record<string, Depth>>> = {
  'rls-review': 'databaseSecurity',
  'context-assembly': 'llmSystems',
  'pr-review': 'codeReview',
};

const ThresholdSchema = z.int('Expected a whole number from 0 to 100.').min(0, 'Expected 0 or more.').max(100, 'Expected 100 or less.');

/** What a candidate must reach in each depth, in points of 100. Code review may be shown and not required: null. */
export const PassRuleSchema = z.strictObject({ databaseSecurity: ThresholdSchema, llmSystems: ThresholdSchema, codeReview: ThresholdSchema.nullable() });

/** What was reached in each depth, in whole points; null while an exercise that counts has no score, and where none counts. */
export const DepthScoresSchema = z.strictObject({ databaseSecurity: z.int().nullable(), llmSystems: z.int().nullable(), codeReview: z.int().nullable() });

/**
 * `both-depths`: all that is required was reached. `one-depth-only`: database security or LLM systems, and not both.
 * `not-enough`: anything else. `open`: a score that the rule needs is missing.
 */
export const FitSchema = z.enum(['both-depths', 'one-depth-only', 'not-enough', 'open']);

export type Depth = z.infer<typeof DepthSchema>;
export type PassRule = z.infer<typeof PassRuleSchema>;
export type DepthScores = z.infer<typeof DepthScoresSchema>;
export type Fit = z.infer<typeof FitSchema>;
