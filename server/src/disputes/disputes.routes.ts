import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import { loadAttempt } from '../attempts/guards.ts';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import { DisputeAnswerBodySchema, DisputeBodySchema, ReviewDisputesSchema, SessionReceiptSchema, type ReviewDisputes } from '../contract/disputes.ts';
import { SessionParamsSchema } from '../contract/review.ts';
import { selectReviewSession } from '../dashboard/dashboard.queries.ts';
import { selectAttemptOfOrganization } from '../dashboard/select-attempt.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { candidateOf, requireCandidate } from '../people/require-candidate.ts';
import { memberOf, requireMember, requirePerson } from '../people/require-member.ts';
import { requestDeletion } from '../retention/retention.queries.ts';
import { giveAnswer, raiseDispute } from './dispute.ts';
import { selectDisputes } from './disputes.queries.ts';
import { mailAdmins } from './privacy-mails.ts';
import { viewSessionReceipt } from './session-receipt.ts';

/** The candidate's receipt with what can be done about it, and the members' answers. */
export function disputeRoutes(deps: Deps) {
  const { database, baseUrl } = deps;
  const candidate = requireCandidate(deps);
  const member = requireMember(deps);
  const router = Router();

  router.get('/session/receipt', candidate, endpoint({
    id: 'readSessionReceipt', summary: 'What was handed in and measured, until when it is kept, and what was disputed',
    answers: { 200: SessionReceiptSchema },
  }, async (_req, res) => {
    const { organization, session } = candidateOf(res).scope;
    res.json(await database.within({ scope: 'organization', organization }, (db) => viewSessionReceipt(db, session)));
  }));

  router.put('/attempts/:attemptId/dispute', candidate, endpoint({
    id: 'dispute', summary: 'Say what is wrong with the result of a task, or say it in other words',
    params: AttemptParamsSchema, body: DisputeBodySchema, answers: { 200: SessionReceiptSchema }, errors: ['nothing_to_dispute', 'dispute_answered'],
  }, async (req, res, { body: { text } }) => {
    const { scope } = candidateOf(res);
    const attempt = await database.within(scope, (db) => loadAttempt(db, req, res));
    const members = { scope: 'organization', organization: scope.organization } as const;
    res.json(await database.within(members, async (db) => {
      await raiseDispute(db, baseUrl, attempt, text);
      await tellReviewers(deps, db, members, scope.session);
      return viewSessionReceipt(db, scope.session);
    }));
  }));

  router.post('/session/deletion-request', candidate, endpoint({
    id: 'requestDeletion', summary: 'Ask the organization to delete the own data now',
    answers: { 200: SessionReceiptSchema },
  }, async (_req, res) => {
    const { organization, session } = candidateOf(res).scope;
    const members = { scope: 'organization', organization } as const;
    res.json(await database.within(members, async (db) => {
      if (await requestDeletion(db, session)) {
        await insertAudit(db, { actor: `candidate:${session}`, action: 'deletion_requested', subject: `session:${session}` });
        await mailAdmins(db, {
          sessionId: session, kind: 'deletion_request', subject: 'A candidate asks for deletion',
          text: `A candidate asks you to delete the own data now. The law mostly gives you one month to act. See who it is, and delete:\n\n${baseUrl}/settings/privacy`,
        });
        await tellReviewers(deps, db, members, session);
      }
      return viewSessionReceipt(db, session);
    }));
  }));

  router.get('/review/sessions/:sessionId/disputes', member, endpoint({
    id: 'listDisputes', summary: 'What the candidate says is wrong, and what was answered',
    params: SessionParamsSchema, answers: { 200: ReviewDisputesSchema },
  }, async (_req, res, { params: { sessionId } }) => {
    const disputes: ReviewDisputes = await database.within(memberOf(res).scope, async (db) => ({ items: await selectDisputes(db, (await selectReviewSession(db, sessionId)).id) }));
    res.json(disputes);
  }));

  router.post('/review/attempts/:attemptId/dispute/answer', requirePerson(deps), endpoint({
    id: 'answerDispute', summary: 'Answer a dispute in words, once; the candidate is mailed',
    params: AttemptParamsSchema, body: DisputeAnswerBodySchema, answers: { 200: ReviewDisputesSchema }, errors: ['nothing_to_dispute', 'dispute_answered'],
  }, async (_req, res, { params: { attemptId }, body: { text } }) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    const disputes: ReviewDisputes = await database.within(scope, async (db) => {
      const attempt = await selectAttemptOfOrganization(db, attemptId);
      await giveAnswer(db, attempt, { text, account });
      await tellReviewers(deps, db, scope, attempt.session_id);
      return { items: await selectDisputes(db, attempt.session_id) };
    });
    res.json(disputes);
  }));
  return router;
}
