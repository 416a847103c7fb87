import type { Baseline as Measured } from '@assay/graders/baseline/baseline.ts';
import { ClaudeRunSchema } from '@assay/graders/claude/ask-claude.ts';
import { z } from 'zod';
import { BaselineDetailSchema, BaselineSchema, type Baseline, type BaselineDetail } from '../contract/baselines.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_baselines', 'select_baseline', 'insert_own_baseline', 'select_baseline_of_attempt');
const Columns = z.object({ exercise_id: z.uuid(), model: z.string(), outcome: BaselineSchema.shape.outcome, score: z.number().nullable(), measured_at: Time });
const Row = Columns.transform(present);
const DetailRow = Columns.extend({ checks: BaselineDetailSchema.shape.checks, run: ClaudeRunSchema, transcript: BaselineDetailSchema.shape.transcript })
  .transform(({ checks, run: { costUsd, inputTokens, outputTokens }, transcript, ...row }): BaselineDetail => ({ ...present(row), checks, costUsd, inputTokens, outputTokens, transcript }));

/** The newest baseline of each version: the installation's, or the organization's own. */
export function selectBaselines(db: Db): Promise<Baseline[]> {
  return db.many(sql.select_baselines, {}, Row);
}

export function selectOptionalBaseline(db: Db, exerciseId: string): Promise<BaselineDetail | null> {
  return db.maybeOne(sql.select_baseline, { exercise_id: exerciseId }, DetailRow);
}

/** Keeps what the organization had measured; no other sees it. */
export async function insertOwnBaseline(db: Db, exerciseId: string, { outcome, score, checks, run, transcript }: Measured): Promise<void> {
  await db.run(sql.insert_own_baseline, {
    exercise_id: exerciseId, model: run.model, outcome, score, measured_at: run.at, checks: JSON.stringify(checks), run: JSON.stringify(run), transcript: JSON.stringify(transcript),
  });
}

/** Of the version that an attempt is on. */
export function selectOptionalBaselineOfAttempt(db: Db, attemptId: string): Promise<Baseline | null> {
  return db.maybeOne(sql.select_baseline_of_attempt, { attempt_id: attemptId }, Row);
}

function present({ exercise_id: exerciseId, measured_at: measuredAt, model, outcome, score }: z.infer<typeof Columns>): Baseline {
  return { exerciseId, model, outcome, score, measuredAt };
}
