import { Router } from 'express';
import { insertAudit } from '../audit/audit.queries.ts';
import { ErasureBodySchema, HoldBodySchema, RetentionBodySchema, type RetentionPreview, type RetentionView, type SessionRetention } from '../contract/retention.ts';
import { SessionParamsSchema } from '../contract/review.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import { AppError } from '../errors.ts';
import { parse } from '../http/parse.ts';
import { memberOf, personOf, requireMember } from '../people/require-member.ts';
import { selectOwnOrganization } from '../people/people.queries.ts';
import { lockSession } from '../sessions/states.queries.ts';
import { eraseSession } from './erase-session.ts';
import { countDue, deleteHold, insertHold, selectRetentionDays, selectRetentionItems, selectSessionRetention, updateRetentionDays } from './retention.queries.ts';

/** How long candidates' data is kept, what is held back, and deletion at once. */
export function retentionRoutes(deps: Deps) {
  const { database } = deps;
  const admin = requireMember(deps, 'admin');
  const router = Router();

  router.get('/retention', admin, async (_req, res) => {
    const view: RetentionView = await database.within(memberOf(res).scope, async (db) => ({ days: await selectRetentionDays(db), items: await selectRetentionItems(db) }));
    res.json(view);
  });

  router.get('/retention/preview', admin, async (req, res) => {
    const { days } = parse(RetentionBodySchema, req.query, 'query');
    const preview: RetentionPreview = { days, due: await database.within(memberOf(res).scope, (db) => countDue(db, days)) };
    res.json(preview);
  });

  router.put('/retention', admin, async (req, res) => {
    const { days } = parse(RetentionBodySchema, req.body);
    const { scope, actor } = memberOf(res);
    await database.within(scope, async (db) => {
      const from = await selectRetentionDays(db);
      await updateRetentionDays(db, days);
      await insertAudit(db, { actor, action: 'retention_changed', subject: `organization:${(await selectOwnOrganization(db)).id}`, detail: { from, to: days } });
    });
    res.status(204).end();
  });

  router.get('/review/sessions/:sessionId/retention', requireMember(deps), async (req, res) => {
    const { sessionId } = parse(SessionParamsSchema, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => viewRetention(db, sessionId)));
  });

  router.put('/review/sessions/:sessionId/hold', admin, async (req, res) => {
    const { sessionId } = parse(SessionParamsSchema, req.params, 'params');
    const { reason } = parse(HoldBodySchema, req.body);
    const { scope, actor, member: { account_id: account } } = personOf(res);
    res.json(await database.within(scope, async (db) => {
      await lockSession(db, sessionId);
      await selectSessionRetention(db, sessionId);
      if (!await insertHold(db, sessionId, { reason, account })) throw new AppError('session_held', 'It is held already. Release it first to give another reason.');
      await insertAudit(db, { actor, action: 'hold_placed', subject: `session:${sessionId}`, detail: { reason } });
      await tellReviewers(deps, db, scope, sessionId);
      return viewRetention(db, sessionId);
    }));
  });

  router.delete('/review/sessions/:sessionId/hold', admin, async (req, res) => {
    const { sessionId } = parse(SessionParamsSchema, req.params, 'params');
    const { scope, actor } = personOf(res);
    res.json(await database.within(scope, async (db) => {
      await selectSessionRetention(db, sessionId);
      if (await deleteHold(db, sessionId)) await insertAudit(db, { actor, action: 'hold_released', subject: `session:${sessionId}` });
      await tellReviewers(deps, db, scope, sessionId);
      return viewRetention(db, sessionId);
    }));
  });

  router.post('/review/sessions/:sessionId/erasure', admin, async (req, res) => {
    const { sessionId } = parse(SessionParamsSchema, req.params, 'params');
    const { name } = parse(ErasureBodySchema, req.body);
    const { scope, actor } = personOf(res);
    res.json(await database.within(scope, async (db) => {
      await lockSession(db, sessionId);
      const session = await selectSessionRetention(db, sessionId);
      if (session.erasedAt !== null) throw new AppError('session_erased', 'It was deleted before. There is nothing left to delete.');
      if (session.hold !== null) throw new AppError('session_held', `${session.hold.by.name} holds it back: ${session.hold.reason} Release it first.`);
      if (name !== session.name) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/name', detail: `Type the name exactly: ${session.name}` }] });
      await eraseSession(deps, db, scope, sessionId, { actor, cause: 'administrator' });
      return viewRetention(db, sessionId);
    }));
  });
  return router;
}

async function viewRetention(db: Db, sessionId: string): Promise<SessionRetention> {
  const { name: _, ...retention } = await selectSessionRetention(db, sessionId);
  return retention;
}
