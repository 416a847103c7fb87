import type { SessionExport } from '../contract/exports.ts';
import type { Db } from '../db/database.ts';
import { selectDecisions } from '../decisions/decisions.queries.ts';
import { selectFollowUp, selectReviewSession } from '../dashboard/dashboard.queries.ts';
import { selectReviewsFor } from '../ratings/ratings.queries.ts';
import { ruleChecks } from '../rulings/rule-checks.ts';
import { selectOptionalSettledGrade, selectRulings } from '../rulings/rulings.queries.ts';

/** One session as a file. A reader who has not rated a task gets no ratings of it: an export is no way around blindness. */
export async function exportSession(db: Db, sessionId: string, account: string): Promise<SessionExport> {
  const { attempts, ...session } = await selectReviewSession(db, sessionId);
  const tasks = [];
  for (const attempt of attempts) {
    const grade = await selectOptionalSettledGrade(db, attempt.id);
    const rulings = await selectRulings(db, attempt.id);
    const { own, others } = await selectReviewsFor(db, attempt.id, account);
    const checks = ruleChecks(grade?.checks ?? [], rulings).checks.map(({ id, title, weight, verdict, earned, measured, ruled, detail }) => ({
      id, title, weight, verdict, machineVerdict: grade?.checks.find((check) => check.id === id)?.verdict ?? verdict, earned, measured, ruled,
      reason: ruled ? rulings.find(({ checkId }) => checkId === id)?.reason ?? '' : '', detail,
    }));
    tasks.push({ ...attempt, checks, reviews: own === null ? [] : [own, ...others ?? []], followUp: attempt.submittedAt === null ? [] : await selectFollowUp(db, attempt.id) });
  }
  return { ...session, tasks, decisions: await selectDecisions(db, sessionId) };
}
