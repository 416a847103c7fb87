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

/** One try of an organization to have a baseline measured. */
export const BaselineRunSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(['asked', 'measured', 'failed']),
  /** Of a failed one: what went wrong, and what to do. */
  reason: z.string().nullable(),
  /** Set where it was our fault. */
  incidentId: z.string().nullable(),
  /** What the answer took, usable or not; null where none came. */
  took: BaselineDetailSchema.pick({ costUsd: true, inputTokens: true, outputTokens: true }).nullable(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
/** `GET /api/baselines/:exerciseId/run` */
export const BaselineMeasuringSchema = z.strictObject({
  /** Whether this server has a key for Claude. Without one, nothing can be measured. */
  claude: z.boolean(),
  /** The newest, or null. */
  run: BaselineRunSchema.nullable(),
});

export type BaselineRun = z.infer<typeof BaselineRunSchema>;
export type BaselineMeasuring = z.infer<typeof BaselineMeasuringSchema>;
export type Baseline = z.infer<typeof BaselineSchema>;
export type Baselines = z.infer<typeof BaselinesSchema>;
export type BaselineDetail = z.infer<typeof BaselineDetailSchema>;
