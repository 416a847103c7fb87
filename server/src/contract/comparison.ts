import { VerdictSchema } from '@assay/graders/report.ts';
import { z } from 'zod';
import { MOST_COMPARED } from './limits.ts';
import { ReviewSessionSchema } from './review.ts';

/** `GET /api/review/comparison?sessions=<id>,<id>,…`: two to four of them, in the order of the columns. */
export const ComparisonQuerySchema = z.strictObject({
  sessions: z.string('Expected the ids of two to four sessions with commas between them.').transform((text) => text.split(','))
    .pipe(z.array(z.uuid('Expected ids of sessions with commas between them.')).min(2, 'Expected two sessions or more.').max(MOST_COMPARED, `Expected at most ${MOST_COMPARED} sessions.`)
      .refine((ids) => new Set(ids).size === ids.length, 'Expected each session once.')),
});

/** What counts for one check, people's rulings included. */
export const CountingCheckSchema = z.strictObject({ verdict: VerdictSchema, earned: z.number(), measured: z.number(), ruled: z.boolean() });

export const ComparisonSchema = z.strictObject({
  sessions: z.array(ReviewSessionSchema),
  /** Those that differ first, then in the order of the tasks. */
  checks: z.array(z.strictObject({
    task: z.string(),
    id: z.string(),
    title: z.string(),
    weight: z.number(),
    differs: z.boolean(),
    /** One a session; null where it has no such check. */
    cells: z.array(CountingCheckSchema.nullable()),
  })),
});

export type CountingCheck = z.infer<typeof CountingCheckSchema>;
export type Comparison = z.infer<typeof ComparisonSchema>;
