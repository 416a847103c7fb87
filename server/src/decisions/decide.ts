import { insertAudit } from '../audit/audit.queries.ts';
import type { Decision } from '../contract/judgement.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { insertDecision, selectDecisions } from './decisions.queries.ts';

type Wanted = Pick<Decision, 'outcome' | 'reason'> & { account: string; baseVersion: number };

/** Decides about a session on top of the decision that the decider saw; earlier ones are kept. */
export async function decide(db: Db, sessionId: string, wanted: Wanted): Promise<Decision[]> {
  if (!await insertDecision(db, sessionId, wanted)) throw changed((await selectDecisions(db, sessionId))[0]);
  const detail = { outcome: wanted.outcome, version: wanted.baseVersion + 1 };
  await insertAudit(db, { actor: `member:${wanted.account}`, action: 'session_decided', subject: `session:${sessionId}`, detail });
  return selectDecisions(db, sessionId);
}

function changed(current: Decision | undefined): AppError {
  const what = current === undefined ? 'There is no decision yet' : `${current.by.name} decided "${current.outcome}"`;
  return new AppError('decision_changed', `${what}. Read the reason, then decide again if you still want to.`);
}
