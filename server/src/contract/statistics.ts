import { z } from 'zod';
import { DepthSchema, PassRuleSchema } from './screens.ts';

/** Below so many candidates a correlation is noise. */
export const FEWEST_FOR_DISCRIMINATION = 10;

const CheckStatisticsSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  weight: z.number(),
  /** Candidates for whom it was measured, and how many of them passed. */
  measured: z.int(),
  passed: z.int(),
  /**
   * Point-biserial correlation of passing the check with the share of points earned in the other checks of the task
   * (the check itself is left out: S. Henrysson, Correction of item-total correlations in item analysis, Psychometrika
   * 28, 1963). Null below FEWEST_FOR_DISCRIMINATION candidates, and where all passed or none.
   */
  discrimination: z.number().nullable(),
});

/** `GET /api/review/screens/:screenId/statistics`: over all sessions of the screen, whatever its version. */
export const ScreenStatisticsSchema = z.strictObject({
  screen: z.strictObject({ id: z.uuid(), title: z.string() }),
  /** Of the newest version. */
  rule: PassRuleSchema,
  /** How many candidates reached 0–9, 10–19, … 90–100 in each depth. */
  distributions: z.array(z.strictObject({ depth: DepthSchema, scored: z.int(), median: z.number().nullable(), bins: z.array(z.int()).length(10) })),
  exercises: z.array(z.strictObject({
    id: z.uuid(),
    title: z.string(),
    version: z.int(),
    /** Attempts that were handed in, and the working time of the middle one. */
    handedIn: z.int(),
    medianMs: z.number().nullable(),
    checks: z.array(CheckStatisticsSchema),
  })),
});

/** With fewer graded candidates a distribution tells what single persons reached. */
export const FEWEST_FOR_DISTRIBUTION = 5;

/** How many candidates of the screen reached 0–9, 10–19, … 90–100; null below FEWEST_FOR_DISTRIBUTION. */
const BinsSchema = z.array(z.int()).length(10).nullable();

/** `GET /api/review/sessions/:sessionId/standing`: what all graded candidates of its screen reached, this one included. */
export const StandingSchema = z.strictObject({
  depths: z.array(z.strictObject({ depth: DepthSchema, scored: z.int(), bins: BinsSchema })),
  /** Of the same version of the exercise. */
  tasks: z.array(z.strictObject({ attemptId: z.uuid(), scored: z.int(), bins: BinsSchema })),
});

export type Standing = z.infer<typeof StandingSchema>;
export type CheckStatistics = z.infer<typeof CheckStatisticsSchema>;
export type ScreenStatistics = z.infer<typeof ScreenStatisticsSchema>;
