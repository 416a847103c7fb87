import { CheckSchema, VerdictSchema } from '@assay/graders/report.ts';
import { z } from 'zod';
import { RulingSchema } from '../contract/judgement.ts';
import { Numeric, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import type { MadeRuling, RuledCheck } from './rule-checks.ts';

const sql = loadSql(import.meta.filename, 'select_rulings', 'insert_ruling', 'select_settled_grade', 'update_ruled_score', 'delete_check_results', 'insert_check_results');

const RulingRow = z.object({
  attempt_id: z.string(), id: z.string(), check_id: z.string(), machine_verdict: VerdictSchema, verdict: RulingSchema.shape.verdict, reason: z.string(),
  account_id: z.string(), name: z.string(), ruled_at: Time,
}).transform(({ attempt_id: attemptId, check_id: checkId, machine_verdict: machineVerdict, account_id: id, name, ruled_at: at, ...row }): { attemptId: string; ruling: MadeRuling } => (
  { attemptId, ruling: { ...row, checkId, machineVerdict, by: { id, name }, at } }));
const SettledGrade = z.object({ id: z.string(), score: Numeric.nullable(), ruled_score: Numeric.nullable(), checks: z.array(CheckSchema) });
export type SettledGrade = z.infer<typeof SettledGrade>;

/** Every ruling ever made on an attempt, newest first. */
export async function selectRulings(db: Db, attemptId: string): Promise<MadeRuling[]> {
  return (await selectRulingsByAttempt(db, [attemptId])).get(attemptId) ?? [];
}

/** The same for many attempts at once; one without rulings is not in it. */
export async function selectRulingsByAttempt(db: Db, attemptIds: readonly string[]): Promise<Map<string, MadeRuling[]>> {
  const rulings = new Map<string, MadeRuling[]>();
  for (const { attemptId, ruling } of await db.many(sql.select_rulings, { attempt_ids: attemptIds }, RulingRow)) rulings.set(attemptId, [...rulings.get(attemptId) ?? [], ruling]);
  return rulings;
}

type NewRuling = Pick<MadeRuling, 'checkId' | 'machineVerdict' | 'verdict' | 'reason'> & { account: string };

export async function insertRuling(db: Db, attemptId: string, { checkId, machineVerdict, verdict, reason, account }: NewRuling): Promise<void> {
  await db.run(sql.insert_ruling, { attempt_id: attemptId, check_id: checkId, machine_verdict: machineVerdict, verdict, reason, account_id: account });
}

/** The last grade that says something about the submission, its checks without evidence. */
export function selectOptionalSettledGrade(db: Db, attemptId: string): Promise<SettledGrade | null> {
  return db.maybeOne(sql.select_settled_grade, { attempt_id: attemptId }, SettledGrade);
}

export async function updateRuledScore(db: Db, gradeId: string, ruledScore: number | null): Promise<void> {
  await db.run(sql.update_ruled_score, { id: gradeId, ruled_score: ruledScore });
}

/** What counts for each check of an attempt from now on. */
export async function replaceCheckResults(db: Db, attemptId: string, checks: readonly RuledCheck[]): Promise<void> {
  const results = checks.map(({ id, title, weight, verdict, earned, measured, ruled }, index) => ({ check_id: id, position: index + 1, title, weight, verdict, earned, measured, ruled }));
  await db.run(sql.delete_check_results, { attempt_id: attemptId });
  await db.run(sql.insert_check_results, { attempt_id: attemptId, results: JSON.stringify(results) });
}
