import { z } from 'zod';
import { DecisionOutcomeSchema, type Decision } from '../contract/judgement.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_decisions', 'insert_decision');

const DecisionRow = z.object({ version: z.int(), outcome: DecisionOutcomeSchema, reason: z.string(), account_id: z.string(), name: z.string(), decided_at: Time })
  .transform(({ account_id: id, name, decided_at: at, ...row }): Decision => ({ ...row, by: { id, name }, at }));

/** Newest first; the first one counts. */
export function selectDecisions(db: Db, sessionId: string): Promise<Decision[]> {
  return db.many(sql.select_decisions, { session_id: sessionId }, DecisionRow);
}

type NewDecision = Pick<Decision, 'outcome' | 'reason'> & { account: string; baseVersion: number };

/** False when there is another decision than the one that the decider saw. */
export async function insertDecision(db: Db, sessionId: string, { outcome, reason, account, baseVersion }: NewDecision): Promise<boolean> {
  return await db.run(sql.insert_decision, { session_id: sessionId, outcome, reason, account_id: account, base_version: baseVersion }) === 1;
}
