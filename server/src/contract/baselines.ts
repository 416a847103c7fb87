import { z } from 'zod';

/** What a stock model reached in a version of an exercise, asked once and plainly. */
export const BaselineSchema = z.strictObject({
  exerciseId: z.uuid(),
  model: z.string(),
  /** `ungradable`: what it handed in could not be run. */
  outcome: z.enum(['graded', 'ungradable']),
  /** 0–100; null when ungradable, or nothing could be measured. */
  score: z.number().nullable(),
  measuredAt: z.iso.datetime(),
});
/** `GET /api/baselines`: the newest of each version that has one. */
export const BaselinesSchema = z.strictObject({ items: z.array(BaselineSchema) });

export const ExerciseParamsSchema = z.strictObject({ exerciseId: z.uuid() });
/** `GET /api/baselines/:exerciseId`: the newest, and how it came about. */
export const BaselineDetailSchema = z.strictObject({
  ...BaselineSchema.shape,
  checks: z.array(z.strictObject({ id: z.string(), verdict: z.enum(['pass', 'fail', 'unmeasured']) })),
  /** In US dollars; null where nobody said what the model costs. */
  costUsd: z.number().nullable(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  transcript: z.strictObject({ system: z.string(), prompt: z.string(), files: z.record(z.string(), z.string()) }),
});

export type Baseline = z.infer<typeof BaselineSchema>;
export type Baselines = z.infer<typeof BaselinesSchema>;
export type BaselineDetail = z.infer<typeof BaselineDetailSchema>;
