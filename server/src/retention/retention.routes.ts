import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import {
  ErasureBodySchema, HoldBodySchema, RetentionBodySchema, RetentionPreviewSchema, RetentionViewSchema, SessionRetentionSchema, type RetentionPreview, type RetentionView, type SessionRetention,
} from '../contract/retention.ts';
import { SessionParamsSchema } from '../contract/review.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import { AppError } from '../errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { lockSession } from '../sessions/states.queries.ts';
import { eraseSession } from './erase-session.ts';
import { countDue, deleteHold, insertHold, selectRetentionDays, selectRetentionItems, selectSessionRetention, updateRetentionDays } from './retention.queries.ts';

/** How long candidates' data is kept, what is held back, and deletion at once. */
export function retentionRoutes(deps: Deps) {
  const { database } = deps;
  const admin = requireMember(deps, 'admin');
  const router = Router();

  router.get('/retention', admin, endpoint({
    id: 'readRetention', summary: 'How long data is kept, what is deleted within 30 days, held or asked to be deleted',
    answers: { 200: RetentionViewSchema },
  }, async (_req, res) => {
    const view: RetentionView = await database.within(memberOf(res).scope, async (db) => ({ days: await selectRetentionDays(db), items: await selectRetentionItems(db) }));
    res.json(view);
  }));

  router.get('/retention/preview', admin, endpoint({
    id: 'previewRetention', summary: 'How many sessions the next night would delete with another period',
    query: RetentionBodySchema, answers: { 200: RetentionPreviewSchema },
  }, async (_req, res, { query: { days } }) => {
    const preview: RetentionPreview = { days, due: await database.within(memberOf(res).scope, (db) => countDue(db, days)) };
    res.json(preview);
  }));

  router.put('/retention', admin, endpoint({
    id: 'saveRetention', summary: 'Set how many days after its end a session is kept',
    body: RetentionBodySchema, answers: { 204: null },
  }, async (_req, res, { body: { days } }) => {
    const { scope, actor } = memberOf(res);
    await database.within(scope, async (db) => {
      const from = await selectRetentionDays(db);
      await updateRetentionDays(db, days);
      await insertAudit(db, { actor, action: 'retention_changed', subject: `organization:${(await selectOwnOrganization(db)).id}`, detail: { from, to: days } });
    });
    res.status(204).end();
  }));

  router.get('/review/sessions/:sessionId/retention', requireMember(deps), endpoint({
    id: 'readSessionRetention', summary: 'Until when a session is kept, and who holds it back',
    params: SessionParamsSchema, answers: { 200: SessionRetentionSchema },
  }, async (_req, res, { params: { sessionId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => viewRetention(db, sessionId)));
  }));

  router.put('/review/sessions/:sessionId/hold', admin, endpoint({
    id: 'holdSession', summary: 'Hold a session back from deletion',
    params: SessionParamsSchema, body: HoldBodySchema, answers: { 200: SessionRetentionSchema }, errors: ['session_held'],
  }, async (_req, res, { params: { sessionId }, body: { reason } }) => {
    const { scope, actor, member: { account_id: account } } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      await lockSession(db, sessionId);
      await selectSessionRetention(db, sessionId);
      if (!await insertHold(db, sessionId, { reason, account })) throw new AppError('session_held', 'It is held already. Release it first to give another reason.');
      await insertAudit(db, { actor, action: 'hold_placed', subject: `session:${sessionId}`, detail: { reason } });
      await tellReviewers(deps, db, scope, sessionId);
      return viewRetention(db, sessionId);
    }));
  }));

  router.delete('/review/sessions/:sessionId/hold', admin, endpoint({
    id: 'releaseSession', summary: 'Let a session go that was held back',
    params: SessionParamsSchema, answers: { 200: SessionRetentionSchema },
  }, async (_req, res, { params: { sessionId } }) => {
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      await selectSessionRetention(db, sessionId);
      if (await deleteHold(db, sessionId)) await insertAudit(db, { actor, action: 'hold_released', subject: `session:${sessionId}` });
      await tellReviewers(deps, db, scope, sessionId);
      return viewRetention(db, sessionId);
    }));
  }));

  router.post('/review/sessions/:sessionId/erasure', admin, endpoint({
    id: 'eraseSession', summary: 'Delete the personal data of a session now, for ever',
    detail: 'Scores, verdicts and ratings stay as figures.',
    params: SessionParamsSchema, body: ErasureBodySchema, answers: { 200: SessionRetentionSchema }, errors: ['session_held'],
  }, async (_req, res, { params: { sessionId }, body: { name } }) => {
    const { scope, actor } = memberOf(res);
    res.json(await database.within(scope, async (db) => {
      await lockSession(db, sessionId);
      const session = await selectSessionRetention(db, sessionId);
      if (session.erasedAt !== null) throw new AppError('session_erased', 'It was deleted before. There is nothing left to delete.');
      if (session.hold !== null) throw new AppError('session_held', `${session.hold.by.name} holds it back: ${session.hold.reason} Release it first.`);
      if (name !== session.name) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/name', detail: `Type the name exactly: ${session.name}` }] });
      await eraseSession(deps, db, scope, sessionId, { actor, cause: 'administrator' });
      return viewRetention(db, sessionId);
    }));
  }));
  return router;
}

async function viewRetention(db: Db, sessionId: string): Promise<SessionRetention> {
  const { name: _, ...retention } = await selectSessionRetention(db, sessionId);
  return retention;
}
