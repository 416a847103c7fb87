import { Router } from 'express';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import { ReviewSessionsQuerySchema, SessionParamsSchema, type CandidateRuns, type RegradeAnswer, type Reviewers, type ReviewSessionsPage } from '../contract/review.ts';
import type { Deps } from '../deps.ts';
import { EventStream } from '../http/event-stream.ts';
import { parse } from '../http/parse.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { reportAttempt } from './attempt-report.ts';
import { regradeAttempt } from './regrade-attempt.ts';
import { selectCandidateRuns, selectReviewers, selectReviewSession, selectReviewSessions } from './dashboard.queries.ts';
import { readCursor, writeCursor } from './session-cursor.ts';
import { selectAttemptOfOrganization } from './select-attempt.ts';

export function dashboardRoutes(deps: Deps) {
  const { database, signals } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/review/sessions', member, async (req, res) => {
    const { cursor, limit, ...filter } = parse(ReviewSessionsQuerySchema, req.query, 'query');
    const after = cursor === undefined ? null : readCursor(cursor);
    const { items, next } = await database.within(memberOf(res).scope, (db) => selectReviewSessions(db, filter, after, limit));
    const page: ReviewSessionsPage = { items, nextCursor: next === null ? null : writeCursor(next) };
    res.json(page);
  });

  router.get('/review/reviewers', member, async (_req, res) => {
    const reviewers: Reviewers = { items: await database.within(memberOf(res).scope, selectReviewers) };
    res.json(reviewers);
  });

  router.get('/review/sessions/:sessionId', member, async (req, res) => {
    const { sessionId } = parse(SessionParamsSchema, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => selectReviewSession(db, sessionId)));
  });

  router.get('/review/attempts/:attemptId/report', member, async (req, res) => {
    const { attemptId } = parse(AttemptParamsSchema, req.params, 'params');
    res.json(await database.within(memberOf(res).scope, (db) => reportAttempt(db, attemptId)));
  });

  router.get('/review/attempts/:attemptId/runs', member, async (req, res) => {
    const { attemptId } = parse(AttemptParamsSchema, req.params, 'params');
    const answer: CandidateRuns = await database.within(memberOf(res).scope, async (db) => (
      { runs: await selectCandidateRuns(db, (await selectAttemptOfOrganization(db, attemptId)).id) }));
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
