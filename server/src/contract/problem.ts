import { z } from 'zod';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.ts';

/** One wrong field: a JSON pointer (RFC 6901) into the body, or `/query/x`, `/params/x`, `/headers/x`. */
export const ProblemFieldSchema = z.strictObject({ pointer: z.string(), detail: z.string() });

/** Every error body (RFC 9457, `application/problem+json`). Decide on `code`, never on text. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(ERROR_CATALOGUE) as [ErrorCode, ...ErrorCode[]]),
  requestId: z.string(),
  detail: z.string().optional(),
  fields: z.array(ProblemFieldSchema).optional(),
  /** With `file_changed`: what the server holds now, so that nothing has to be fetched to merge. */
  current: z.strictObject({ content: z.string(), version: z.int(), savedAt: z.iso.datetime() }).optional(),
  /** With `internal` and `workspace_unavailable`: what to quote to support. */
  incidentId: z.string().optional(),
});

export type ProblemField = z.infer<typeof ProblemFieldSchema>;
export type Problem = z.infer<typeof ProblemSchema>;
