import { ClaudeRunSchema, type ClaudeRun } from '@assay/graders/claude/ask-claude.ts';
import { z } from 'zod';
import { BaselineRunSchema, type BaselineRun } from '../contract/baselines.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_measurable', 'select_latest_run', 'give_up_lost', 'insert_run', 'select_asked_run', 'finish_run');

/** A run that nobody finished for so long was lost with its worker. */
const LOST_AFTER_MS = 60 * 60_000;
const LOST = 'It was lost when a worker stopped. Measure again.';

const Row = z.object({
  id: z.string(), state: BaselineRunSchema.shape.state, reason: z.string().nullable(), incident_id: z.string().nullable(), run: ClaudeRunSchema.nullable(),
  requested_by: z.string(), requested_at: Time, finished_at: OptionalTime,
}).transform(({ incident_id: incidentId, run, requested_by: requestedBy, requested_at: requestedAt, finished_at: finishedAt, ...row }): BaselineRun => ({
  ...row, ...isLost(row.state, requestedAt) && { state: 'failed', reason: LOST }, incidentId,
  took: run && { costUsd: run.costUsd, inputTokens: run.inputTokens, outputTokens: run.outputTokens }, requestedBy, requestedAt, finishedAt,
}));
const AskedRow = z.object({ exercise_id: z.string(), slug: z.string(), brief: z.string(), starter: z.record(z.string(), z.string()) });

/** A published version of which a baseline may be measured, or null: also for one that is retired or of others. */
export function selectOptionalMeasurable(db: Db, exerciseId: string): Promise<{ slug: string } | null> {
  return db.maybeOne(sql.select_measurable, { exercise_id: exerciseId }, z.object({ slug: z.string() }));
}

export function selectOptionalLatestRun(db: Db, exerciseId: string): Promise<BaselineRun | null> {
  return db.maybeOne(sql.select_latest_run, { exercise_id: exerciseId }, Row);
}

/** Returns the id, or null while another run of this version is under way. */
export async function insertRun(db: Db, exerciseId: string, by: string): Promise<string | null> {
  await db.run(sql.give_up_lost, { exercise_id: exerciseId, lost_after_ms: LOST_AFTER_MS, reason: LOST });
  return (await db.maybeOne(sql.insert_run, { exercise_id: exerciseId, by }, z.object({ id: z.string() })))?.id ?? null;
}

/** What is to be measured, as its candidates see it; null when nobody waits for it any more. */
export function selectOptionalAskedRun(db: Db, id: string): Promise<z.infer<typeof AskedRow> | null> {
  return db.maybeOne(sql.select_asked_run, { id }, AskedRow);
}

type End = { state: 'measured' | 'failed'; reason: string | null; incidentId: string | null; run: ClaudeRun | null };

export async function finishRun(db: Db, id: string, { state, reason, incidentId, run }: End): Promise<void> {
  await db.run(sql.finish_run, { id, state, reason, incident_id: incidentId, run: run && JSON.stringify(run) });
}

function isLost(state: BaselineRun['state'], requestedAt: string): boolean {
  return state === 'asked' && Date.parse(requestedAt) < Date.now() - LOST_AFTER_MS;
}
