import { lockAttempt, type Attempt } from '../attempts/attempts.queries.ts';
import { insertAudit } from '../audit/audit.queries.ts';
import type { RulingBodySchema, Rulings } from '../contract/judgement.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { z } from 'zod';
import { rulingsThatApply } from './rule-checks.ts';
import { insertRuling, selectOptionalSettledGrade, selectRulings } from './rulings.queries.ts';
import { settleAttempt, viewRulings } from './settle-attempt.ts';

type Wanted = z.output<typeof RulingBodySchema> & { account: string };

/** A member's word on one check. The machine's verdict stays beside it, and so do earlier rulings. */
export async function ruleCheck(db: Db, attempt: Attempt, wanted: Wanted): Promise<Rulings> {
  await lockAttempt(db, attempt.id);
  const grade = await selectOptionalSettledGrade(db, attempt.id);
  if (grade === null) throw new AppError('nothing_to_rule', 'The task is not graded yet. Rule on its checks when it is.');
  const check = grade.checks.find(({ id }) => id === wanted.checkId);
  if (check === undefined) throw wrong('/checkId', 'The last grade has no such check.');
  if (wanted.verdict === null) {
    const applies = rulingsThatApply(grade.checks, await selectRulings(db, attempt.id)).some((ruling) => ruling.applies && ruling.checkId === check.id);
    if (!applies) throw wrong('/verdict', 'No ruling on this check applies, so there is none to take back. Give pass or fail.');
  } else if (check.verdict !== 'unmeasured' && wanted.reason === '') {
    throw wrong('/reason', 'Expected a reason: the machine gave a verdict of its own.');
  }
  await insertRuling(db, attempt.id, { ...wanted, machineVerdict: check.verdict });
  await settleAttempt(db, attempt.id);
  const { checkId, verdict, reason } = wanted;
  await insertAudit(db, { actor: `member:${wanted.account}`, action: 'check_ruled', subject: `attempt:${attempt.id}`, detail: { checkId, machineVerdict: check.verdict, verdict, reason } });
  return viewRulings(db, attempt.id);
}

function wrong(pointer: string, detail: string): AppError {
  return new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer, detail }] });
}
