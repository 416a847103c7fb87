import type { Rulings } from '../contract/judgement.ts';
import type { Db } from '../db/database.ts';
import { ruleChecks, rulingsThatApply } from './rule-checks.ts';
import { replaceCheckResults, selectOptionalSettledGrade, selectRulings, updateRuledScore } from './rulings.queries.ts';

/** Writes down what counts for an attempt after its grade or a ruling on it changed. */
export async function settleAttempt(db: Db, attemptId: string): Promise<void> {
  const grade = await selectOptionalSettledGrade(db, attemptId);
  if (grade === null) return;
  const { checks, score } = ruleChecks(grade.checks, await selectRulings(db, attemptId));
  await replaceCheckResults(db, attemptId, checks);
  await updateRuledScore(db, grade.id, checks.some(({ ruled }) => ruled) ? score : null);
}

/** All rulings on an attempt and what they make of its score. */
export async function viewRulings(db: Db, attemptId: string): Promise<Rulings> {
  const grade = await selectOptionalSettledGrade(db, attemptId);
  const rulings = await selectRulings(db, attemptId);
  return { items: rulingsThatApply(grade?.checks ?? [], rulings), machineScore: grade?.score ?? null, score: grade?.ruled_score ?? grade?.score ?? null };
}
