import { insertAudit } from '../audit/audit.queries.ts';
import type { Attempt } from '../attempts/attempts.queries.ts';
import type { Review } from '../contract/judgement.ts';
import { rubricOf } from '../contract/rubric.ts';
import type { Db } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { insertReview } from './ratings.queries.ts';

/** Keeps what a member thinks of a task. It is final: whoever has given it may read the others'. */
export async function giveReview(db: Db, attempt: Attempt, account: string, review: Pick<Review, 'ratings' | 'notes'>): Promise<void> {
  if (attempt.closed_at === null) throw new AppError('nothing_to_review', 'The task is not handed in yet. Rate it when it is.');
  checkRatings(attempt.kind, review.ratings);
  if (!await insertReview(db, attempt.id, account, review)) throw new AppError('review_given', 'You have rated this task before. A rating is final, because others are read after it.');
  await insertAudit(db, { actor: `member:${account}`, action: 'review_given', subject: `attempt:${attempt.id}`, detail: { sessionId: attempt.session_id } });
}

/** Exactly the questions of the task's rubric. */
function checkRatings(kind: string, ratings: Review['ratings']): void {
  const questions = rubricOf(kind).map(({ id }) => id);
  const fields = [
    ...questions.filter((id) => ratings[id] === undefined).map((id) => ({ pointer: `/ratings/${id}`, detail: 'Expected a rating from 1 to 4.' })),
    ...Object.keys(ratings).filter((id) => !questions.includes(id)).map((id) => ({ pointer: `/ratings/${id}`, detail: `No such question. There are ${questions.join(', ')}.` })),
  ];
  if (fields.length > 0) throw new AppError('invalid_request', 'Correct the listed fields.', { fields });
}
