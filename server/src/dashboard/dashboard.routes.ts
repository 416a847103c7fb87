import { Router } from 'express';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import { AttemptReportSchema, CandidateRunsSchema, RegradeAnswerSchema, ReviewersSchema, ReviewEventSchema, ReviewSessionSchema, ReviewSessionsPageSchema, ReviewSessionsQuerySchema, SessionParamsSchema, type CandidateRuns, type RegradeAnswer, type Reviewers, type ReviewSessionsPage } from '../contract/review.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { endWithAccess } from '../http/end-with-access.ts';
import { EventStream } from '../http/event-stream.ts';
import { memberOf, requireMember } from '../people/require-member.ts';
import { reportAttempt } from './attempt-report.ts';
import { selectCandidateRuns, selectReviewers, selectReviewSession, selectReviewSessions } from './dashboard.queries.ts';
import { regradeAttempt } from './regrade-attempt.ts';
import { selectAttemptOfOrganization } from './select-attempt.ts';
import { readCursor, writeCursor } from './session-cursor.ts';

export function dashboardRoutes(deps: Deps) {
  const { database, signals } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/review/sessions', member, endpoint({
    id: 'listSessions', summary: 'Sessions of candidates, filtered and page by page',
    query: ReviewSessionsQuerySchema, answers: { 200: ReviewSessionsPageSchema },
  }, async (_req, res, { query: { cursor, limit, ...filter } }) => {
    const after = cursor === undefined ? null : readCursor(cursor);
    const { items, next } = await database.within(memberOf(res).scope, (db) => selectReviewSessions(db, filter, after, limit));
    const page: ReviewSessionsPage = { items, nextCursor: next === null ? null : writeCursor(next) };
    res.json(page);
  }));

  router.get('/review/reviewers', member, endpoint({
    id: 'listReviewers', summary: 'Everybody who may rate',
    answers: { 200: ReviewersSchema },
  }, async (_req, res) => {
    const reviewers: Reviewers = { items: await database.within(memberOf(res).scope, selectReviewers) };
    res.json(reviewers);
  }));

  router.get('/review/sessions/:sessionId', member, endpoint({
    id: 'readSession', summary: 'One session of a candidate',
    params: SessionParamsSchema, answers: { 200: ReviewSessionSchema },
  }, async (_req, res, { params: { sessionId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => selectReviewSession(db, sessionId)));
  }));

  router.get('/review/attempts/:attemptId/report', member, endpoint({
    id: 'readReport', summary: 'The report of a task',
    detail: 'Checks with their evidence, what was handed in, the timeline.',
    params: AttemptParamsSchema, answers: { 200: AttemptReportSchema },
  }, async (_req, res, { params: { attemptId } }) => {
    res.json(await database.within(memberOf(res).scope, (db) => reportAttempt(db, attemptId)));
  }));

  router.get('/review/attempts/:attemptId/runs', member, endpoint({
    id: 'listCandidateRuns', summary: 'The runs of the visible checks that the candidate asked for, oldest first',
    params: AttemptParamsSchema, answers: { 200: CandidateRunsSchema },
  }, async (_req, res, { params: { attemptId } }) => {
    const answer: CandidateRuns = await database.within(memberOf(res).scope, async (db) => (
      { runs: await selectCandidateRuns(db, (await selectAttemptOfOrganization(db, attemptId)).id) }));
    res.json(answer);
  }));

  router.post('/review/attempts/:attemptId/regrade', member, endpoint({
    id: 'regradeAttempt', summary: 'Grade once more what was handed in',
    params: AttemptParamsSchema, answers: { 202: RegradeAnswerSchema }, errors: ['nothing_to_regrade'],
  }, async (_req, res, { params: { attemptId } }) => {
    const { scope, actor, member: { name } } = memberOf(res);
    const answer: RegradeAnswer = { grade: await database.within(scope, (db) => regradeAttempt(deps, db, scope.organization, attemptId, { name, actor })) };
    res.status(202).json(answer);
  }));

  router.get('/review/events', member, endpoint({
    id: 'followSessions', summary: 'Which sessions change, as it happens',
    detail: 'Fetch again what is named.',
    answers: { 200: { 'text/event-stream': ReviewEventSchema } },
  }, async (req, res) => {
    const stream = new EventStream(req, res);
    const { scope: { organization }, actor } = memberOf(res);
    // A lost connection to the database may have swallowed news: end, and the page comes back and reads everything.
    const stop = await signals.listen({ organization }, (event) => (event === null ? stream.end() : stream.send(event)));
    stream.onClose(() => void stop());
    await endWithAccess(signals, stream, actor, () => member(req, res, () => {}));
  }));
  return router;
}
