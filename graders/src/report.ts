import { z } from 'zod';
import { ContextRunSchema, CurveSchema } from './context-evidence.ts';

/** What was found for one named question. `unmeasured` is never counted as a zero. */
export const VerdictSchema = z.enum(['pass', 'fail', 'unmeasured']);

/** A table shown with a check: rows as the database answered, cells already text. `foreign` marks another tenant's values. */
export const EvidenceTableSchema = z.strictObject({
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.strictObject({ text: z.string().nullable(), foreign: z.boolean().default(false) }))),
});

/** What a person needs to believe a check: replayable statements, tables, text, differences. All optional, in reading order. */
export const EvidenceSchema = z.strictObject({
  summary: z.string(),
  actor: z.string().optional(),
  victim: z.string().optional(),
  /** The way the data takes, outermost first, e.g. role → view → owner → table. */
  path: z.array(z.string()).optional(),
  statements: z.array(z.string()).optional(),
  tables: z.array(EvidenceTableSchema).optional(),
  facts: z.array(z.string()).optional(),
  diff: z.string().optional(),
  curve: CurveSchema.optional(),
  run: ContextRunSchema.optional(),
  fixHint: z.string().optional(),
});

export const CheckSchema = z.strictObject({
  /** `kind/kebab-name`, stable for ever. */
  id: z.string(),
  title: z.string(),
  /** Heading that checks of one sort share, where there are many. */
  group: z.string().optional(),
  verdict: VerdictSchema,
  weight: z.number().nonnegative(),
  /** 0–1: how much of the weight is earned, where that is a measure and not all or nothing. */
  share: z.number().min(0).max(1).optional(),
  detail: z.string(),
  evidence: z.array(EvidenceSchema).optional(),
  audience: z.enum(['candidate', 'reviewer']),
});

export const ReportSchema = z.strictObject({
  outcome: z.enum(['graded', 'ungradable', 'broken']),
  /** 0–100 over the measured weight; null when nothing was measured. */
  score: z.number().min(0).max(100).nullable(),
  /** For `ungradable`: what the candidate can do. For `broken`: the incident id. */
  reason: z.string().optional(),
  checks: z.array(CheckSchema),
  /** For the conversation with the candidate, from the evidence of this submission. */
  questions: z.array(z.string()).default([]),
  metrics: z.record(z.string(), z.number()),
  graderVersion: z.string(),
  exerciseHash: z.string(),
  /** The exercise's variant that was graded; null where it has none. */
  variant: z.string().nullable().default(null),
  seed: z.number().int(),
  durationMs: z.number(),
});

export type Verdict = z.infer<typeof VerdictSchema>;
export type EvidenceTable = z.infer<typeof EvidenceTableSchema>;
export type Evidence = z.infer<typeof EvidenceSchema>;
export type Check = z.infer<typeof CheckSchema>;
export type Report = z.infer<typeof ReportSchema>;

/** Points out of 100 over the weight that was measured. */
export function scoreOf(checks: readonly Check[]): number | null {
  const measured = checks.filter(({ verdict }) => verdict !== 'unmeasured');
  const total = measured.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const earned = measured.reduce((sum, { weight, share, verdict }) => sum + weight * (share ?? (verdict === 'pass' ? 1 : 0)), 0);
  return Math.round((1000 * earned) / total) / 10;
}
