import { z } from 'zod';
import { CheckRunSchema, GradeProgressSchema } from './attempt.ts';
import { AttemptStateSchema } from './session.ts';

/**
 * Messages of `GET /api/attempts/:attemptId/events` (server-sent events; the default `message` type, JSON data,
 * told apart by `type`). Every connection begins with the present `clock`, `holder`, `check_run` and `grade`, so
 * a browser that lost some needs nothing else.
 */
export const AttemptEventSchema = z.discriminatedUnion('type', [
  /** At the start and whenever the deadline or the state changes, or the clock stops for us and goes on. */
  z.strictObject({ type: z.literal('clock'), state: AttemptStateSchema, deadlineAt: z.iso.datetime().nullable(), stoppedAt: z.iso.datetime().nullable(), serverNow: z.iso.datetime() }),
  /** Who may write: when it turns true, another browser took over. */
  z.strictObject({ type: z.literal('holder'), heldElsewhere: z.boolean() }),
  z.strictObject({ type: z.literal('check_run'), run: CheckRunSchema }),
  z.strictObject({ type: z.literal('grade'), grade: GradeProgressSchema }),
  /** Another tab saved this file. */
  z.strictObject({ type: z.literal('file_saved'), path: z.string(), version: z.int() }),
  /** The database was reset or rebuilt: fetch the schema again. */
  z.strictObject({ type: z.literal('database_reset') }),
]);

export type AttemptEvent = z.infer<typeof AttemptEventSchema>;
