import { CheckSchema } from '@assay/graders/report.ts';
import { z } from 'zod';
import { CountingCheckSchema } from './comparison.ts';
import { DecisionSchema, ReviewSchema } from './judgement.ts';
import { ReviewAttemptSchema, ReviewSessionSchema, ReviewSessionsQuerySchema } from './review.ts';

const FormatSchema = z.enum(['csv', 'json']);

/** `GET /api/review/sessions/:sessionId/export`: JSON is a SessionExport, CSV has one line a check. */
export const SessionExportQuerySchema = z.strictObject({ format: FormatSchema });
/** `GET /api/review/export`: all sessions that the filters of the list let through; one line a session. */
export const SessionsExportQuerySchema = ReviewSessionsQuerySchema.omit({ cursor: true, limit: true }).extend({ format: FormatSchema });

export const SessionExportSchema = z.strictObject({
  ...ReviewSessionSchema.omit({ attempts: true }).shape,
  tasks: z.array(z.strictObject({
    ...ReviewAttemptSchema.shape,
    checks: z.array(z.strictObject({
      ...CheckSchema.pick({ id: true, title: true, weight: true, detail: true }).shape,
      ...CountingCheckSchema.shape,
      machineVerdict: CheckSchema.shape.verdict,
      /** Why a person ruled otherwise. */
      reason: z.string(),
    })),
    /** Empty until the reader's own is given. */
    reviews: z.array(ReviewSchema),
    /** What the author of the exercise would ask in the interview; empty before something is handed in. */
    followUp: z.array(z.string()),
  })),
  decisions: z.array(DecisionSchema),
});

/** The same as the list shows. */
export const SessionsExportSchema = z.strictObject({ items: z.array(ReviewSessionSchema) });
/** RFC 4180, with a header. */
export const CsvSchema = z.string();
/** The bytes of a file. */
export const BinarySchema = z.string();

export type SessionExport = z.infer<typeof SessionExportSchema>;
