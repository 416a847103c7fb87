import { Router } from 'express';
import { AttemptParamsSchema } from '../contract/attempt.ts';
import { AttemptReviewsSchema, ReviewBodySchema } from '../contract/judgement.ts';
import { selectAttemptOfOrganization } from '../dashboard/select-attempt.ts';
import { tellReviewers } from '../dashboard/tell-reviewers.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import { memberOf, requireMember, requirePerson } from '../people/require-member.ts';
import { noteState } from '../sessions/note-state.ts';
import { lockSession } from '../sessions/states.queries.ts';
import { giveReview } from './give-review.ts';
import { selectReviewsFor } from './ratings.queries.ts';

/** Ratings by the rubric, each member's blind to the others'. */
export function ratingRoutes(deps: Deps) {
  const { database } = deps;
  const member = requireMember(deps);
  const router = Router();

  router.get('/review/attempts/:attemptId/reviews', member, endpoint({
    id: 'listRatings', summary: 'Ratings of a task',
    detail: 'Those of others only after the own.',
    params: AttemptParamsSchema, answers: { 200: AttemptReviewsSchema },
  }, async (_req, res, { params: { attemptId } }) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    res.json(await database.within(scope, async (db) => selectReviewsFor(db, (await selectAttemptOfOrganization(db, attemptId)).id, account)));
  }));

  router.post('/review/attempts/:attemptId/reviews', requirePerson(deps), endpoint({
    id: 'rate', summary: 'Rate a task, once',
    params: AttemptParamsSchema, body: ReviewBodySchema, answers: { 201: AttemptReviewsSchema }, errors: ['nothing_to_review', 'review_given'],
  }, async (_req, res, { params: { attemptId }, body: review }) => {
    const { scope, member: { account_id: account } } = memberOf(res);
    res.status(201).json(await database.within(scope, async (db) => {
      const attempt = await selectAttemptOfOrganization(db, attemptId);
      // As for a decision: before the session's digest.
      await lockSession(db, attempt.session_id);
      await giveReview(db, attempt, account, review);
      await noteState(db, attempt.session_id);
      await tellReviewers(deps, db, scope, attempt.session_id);
      return selectReviewsFor(db, attempt.id, account);
    }));
  }));
  return router;
}
