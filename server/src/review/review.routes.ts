import { Router } from 'express';
import { z } from 'zod';
import { selectOptionalAttemptOfOrganization } from '../attempts/attempts.queries.ts';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import { ReviewSessionsQuerySchema, type CandidateRuns, type RegradeAnswer, type ReviewSessionsPage } from '../contract/review.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { EventStream } from '../http/event-stream.ts';
import { parse } from '../http/parse.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { reportAttempt } from './attempt-report.ts';
import { regradeAttempt } from './regrade-attempt.ts';
import { selectCandidateRuns, selectOptionalReviewSession, selectReviewSessions } from './review.queries.ts';

export function reviewRoutes(deps: Deps) {
  const { database, signals } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/review/sessions', member, async (req, res) => {
    const { cursor, q = null, state = null, limit } = parse(ReviewSessionsQuerySchema, req.query, 'query');
    const before = cursor === undefined ? null : readCursor(cursor);
    const found = await database.within(memberOf(res).scope, (db) => selectReviewSessions(db, { before, q, state, limit: limit + 1 }));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const page: ReviewSessionsPage = { items, nextCursor: found.length > limit && last !== undefined ? Buffer.from(last.id).toString('base64url') : null };
    res.json(page);
  });

  router.get('/review/sessions/:sessionId', member, async (req, res) => {
    const { sessionId } = parse(z.strictObject({ sessionId: z.uuid() }), req.params, 'params');
    const session = await database.within(memberOf(res).scope, (db) => selectOptionalReviewSession(db, sessionId));
    if (session === null) throw notFound('session');
    res.json(session);
  });

  router.get('/review/attempts/:attemptId/report', member, async (req, res) => {
    const { attemptId } = parse(AttemptParamsSchema, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => reportAttempt(db, attemptId)));
  });

  router.get('/review/attempts/:attemptId/runs', member, async (req, res) => {
    const { attemptId } = parse(AttemptParamsSchema, req.params, 'params');
    const answer: CandidateRuns = await database.within(memberOf(res).scope, async (db) => {
      if (await selectOptionalAttemptOfOrganization(db, attemptId) === null) throw notFound('attempt');
      return { runs: await selectCandidateRuns(db, attemptId) };
    });
    res.json(answer);
  });

  router.post('/review/attempts/:attemptId/regrade', member, async (req, res) => {
    const { attemptId } = parse(AttemptParamsSchema, req.params, 'params');
    const { scope, actor, member: { name } } = memberOf(res);
    const answer: RegradeAnswer = { grade: await database.within(scope, (db) => regradeAttempt(deps, db, scope.organization, attemptId, { name, actor })) };
    res.status(202).json(answer);
  });

  router.get('/review/events', member, async (req, res) => {
    const stream = new EventStream(req, res);
    const { organization } = memberOf(res).scope;
    // A lost connection to the database may have swallowed news: end, and the page comes back and reads everything.
    const stop = await signals.listen({ organization }, (event) => (event === null ? stream.end() : stream.send(event)));
    stream.onClose(() => void stop());
  });
  return router;
}

function readCursor(cursor: string): string {
  const id = z.uuid().safeParse(Buffer.from(cursor, 'base64url').toString());
  if (!id.success) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/query/cursor', detail: 'Expected the nextCursor of an earlier page.' }] });
  return id.data;
}
