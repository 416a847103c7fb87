import { z } from 'zod';
import { ClaudeRunSchema } from '../claude/ask-claude.ts';
import { VerdictSchema } from '../report.ts';

/** What a stock model reached in one version of an exercise when it was asked plainly, once. */
export const BaselineSchema = z.strictObject({
  slug: z.string(),
  exerciseHash: z.string(),
  outcome: z.enum(['graded', 'ungradable']),
  /** As for a candidate: over what is measured by machine. */
  score: z.number().nullable(),
  graderVersion: z.string(),
  seed: z.int(),
  checks: z.array(z.strictObject({ id: z.string(), verdict: VerdictSchema })),
  run: ClaudeRunSchema,
  /** All that was asked and handed in, so that anybody can read how it came about. */
  transcript: z.strictObject({ system: z.string(), prompt: z.string(), files: z.record(z.string(), z.string()) }),
});
export type Baseline = z.infer<typeof BaselineSchema>;
