import { CheckSchema } from '@assay/graders/report.ts';
import { z } from 'zod';
import { DecisionOutcomeSchema } from '../contract/judgement.ts';
import { InstrumentsSchema, SessionDifferenceSchema, TaskDifferenceSchema } from '../contract/regrades.ts';
import { PassRuleSchema } from '../contract/screens.ts';
import { Numeric } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_regrade_sessions', 'select_tasks', 'select_bases');

const SessionRow = z.object({ id: z.string(), name: z.string(), rule: PassRuleSchema, difference: SessionDifferenceSchema.nullable(), decision: DecisionOutcomeSchema.nullable() });
export type SessionOfRegrade = z.infer<typeof SessionRow>;

const MeasuredRow = z.object({ ...InstrumentsSchema.shape, score: z.number().nullable(), checks: z.array(CheckSchema) });
/** What a grader run found, without evidence. */
export type Measured = z.infer<typeof MeasuredRow>;
const TaskRow = z.object({
  session_id: z.string(), id: z.string(), weight: Numeric, kind: z.string(), title: z.string(), counting_score: Numeric.nullable(),
  run: z.object({ ...TaskDifferenceSchema.pick({ state: true, note: true, step: true, share: true }).shape, id: z.string() }).nullable(),
  after: MeasuredRow.nullable(), before: MeasuredRow.nullable(),
});
export type TaskOfSession = z.infer<typeof TaskRow>;
const BasisRow = z.object({ session_id: z.string(), basis: z.string(), pending: z.boolean() });

/** By name of the candidate; all, or the one. */
export function selectSessionsOfRegrade(db: Db, regradeId: string, sessionId: string | null = null): Promise<SessionOfRegrade[]> {
  return db.many(sql.select_regrade_sessions, { regrade_id: regradeId, session_id: sessionId }, SessionRow);
}

/** All tasks of these sessions, with the regrade's runs of them and what counts now. */
export function selectTasksOfSessions(db: Db, regradeId: string, sessionIds: readonly string[]): Promise<TaskOfSession[]> {
  return db.many(sql.select_tasks, { regrade_id: regradeId, session_ids: sessionIds }, TaskRow);
}

/** What the differences of each session are measured against, as a word that changes with it. */
export async function selectBases(db: Db, sessionIds: readonly string[]): Promise<Map<string, { basis: string; pending: boolean }>> {
  return new Map((await db.many(sql.select_bases, { session_ids: sessionIds }, BasisRow)).map(({ session_id: id, ...row }) => [id, row]));
}
