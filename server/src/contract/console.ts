import { z } from 'zod';

/** `POST /api/attempts/:attemptId/sql` → 200 SqlAnswer, also when the SQL fails: that is the answer. */
export const SqlBodySchema = z.strictObject({
  /** Actor id of the attempt. */
  actor: z.string().min(1),
  sql: z.string().min(1, 'Expected a statement.').max(200_000),
  /** `plan` shows the plan without running; `analyze` runs the statement and rolls it back. */
  explain: z.enum(['none', 'plan', 'analyze']).default('none'),
});

export const SqlErrorSchema = z.strictObject({
  /** `sql`: Postgres refused it. `timeout`, `cancelled`, `limit`: stopped. `lost`: the connection was ended. */
  kind: z.enum(['sql', 'timeout', 'cancelled', 'limit', 'lost']),
  message: z.string(),
  sqlstate: z.string().nullable(),
  detail: z.string().nullable(),
  hint: z.string().nullable(),
  /** 1-based offset in characters into the sent `sql`; the editor's mark. */
  position: z.int().nullable(),
  line: z.int().nullable(),
});

export const SqlResultSchema = z.strictObject({
  statement: z.string(),
  /** 1-based line of the statement in the sent `sql`. */
  line: z.int(),
  /** `SELECT`, `UPDATE`, … */
  command: z.string(),
  /** Rows returned or affected; null for statements without rows. */
  rowCount: z.int().nullable(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
  /** Cells as Postgres prints them. */
  rows: z.array(z.array(z.string().nullable())),
  /** Why rows are missing at the end, or null when all are here. */
  truncated: z.enum(['rows', 'bytes']).nullable(),
  /** `EXPLAIN (FORMAT JSON)`'s root node when a plan was asked for. */
  plan: z.unknown(),
  durationMs: z.number(),
});

export const SqlAnswerSchema = z.strictObject({
  actor: z.string(),
  /** In order; those before an error are here too (they were rolled back unless they committed). */
  results: z.array(SqlResultSchema),
  error: SqlErrorSchema.nullable(),
  notices: z.array(z.strictObject({ severity: z.string(), message: z.string() })),
  durationMs: z.number(),
});

/** `POST /api/attempts/:attemptId/sql/cancel` → 200. False when nothing was running. */
export const CancelAnswerSchema = z.strictObject({ cancelled: z.boolean() });

export type CancelAnswer = z.infer<typeof CancelAnswerSchema>;
export type SqlBody = z.input<typeof SqlBodySchema>;
export type SqlError = z.infer<typeof SqlErrorSchema>;
export type SqlResult = z.infer<typeof SqlResultSchema>;
export type SqlAnswer = z.infer<typeof SqlAnswerSchema>;
