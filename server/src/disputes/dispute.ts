import { insertAudit } from '../audit/audit.queries.ts';
import type { Attempt } from '../attempts/attempts.queries.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { selectOptionalSubmission } from '../submissions/submissions.queries.ts';
import { answerDispute, saveDispute, selectDisputes } from './disputes.queries.ts';
import { mailAdmins, mailCandidate } from './privacy-mails.ts';

/** A candidate's word against the result of a task, or another wording of it. Takes the organization's scope, for the audit log and the mails. */
export async function raiseDispute(db: Db, baseUrl: string, attempt: Attempt, text: string): Promise<void> {
  const { id: attemptId, session_id: sessionId, title } = attempt;
  if (await selectOptionalSubmission(db, attemptId) === null) throw new AppError('nothing_to_dispute', 'The task was not handed in, so there is no result of it.');
  const saved = await saveDispute(db, { sessionId, attemptId, text });
  if (saved === null) throw new AppError('dispute_answered', 'It was answered and can no longer be changed. Write to the person who invited you.');
  await insertAudit(db, { actor: `candidate:${sessionId}`, action: 'dispute_raised', subject: `attempt:${attemptId}`, detail: { again: !saved.raised } });
  if (saved.raised) {
    await mailAdmins(db, {
      sessionId, kind: 'dispute', subject: `A result is disputed: ${title}`,
      text: `A candidate thinks that a result of "${title}" is wrong. Read it beside the checks and answer:\n\n${baseUrl}/review/sessions/${sessionId}?task=${attemptId}`,
    });
  }
}

/** An answer in words, once; it is mailed to the candidate, who also finds it on the receipt. */
export async function giveAnswer(db: Db, attempt: Attempt, { text, account }: { text: string; account: string }): Promise<void> {
  const { id: attemptId, session_id: sessionId, title } = attempt;
  if (!await answerDispute(db, attemptId, { text, account })) {
    const known = (await selectDisputes(db, sessionId)).some((dispute) => dispute.attemptId === attemptId);
    throw known ? new AppError('dispute_answered', 'Somebody answered meanwhile. Reload to read it.') : new AppError('nothing_to_dispute', 'The candidate disputes nothing in this task.');
  }
  await insertAudit(db, { actor: `member:${account}`, action: 'dispute_answered', subject: `attempt:${attemptId}` });
  const { name: organization } = await selectOwnOrganization(db);
  await mailCandidate(db, {
    sessionId, kind: 'dispute_answer', subject: `${organization} answers: ${title}`,
    text: `You said that a result of "${title}" looks wrong. ${organization} answers:\n\n${text}\n\nYou also find this on your receipt, by the link of your invitation.`,
  });
}
