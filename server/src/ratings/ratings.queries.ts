import { z } from 'zod';
import { ReviewSchema, type AttemptReviews, type Review } from '../contract/judgement.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_reviews', 'insert_review');

const ReviewRow = z.object({ account_id: z.string(), name: z.string(), ratings: ReviewSchema.shape.ratings, notes: z.string(), given_at: Time })
  .transform(({ account_id: id, name, given_at: givenAt, ...row }): Review => ({ ...row, by: { id, name }, givenAt }));

/** The reviews of an attempt as one member may see them: those of others only after the own one. */
export async function selectReviewsFor(db: Db, attemptId: string, account: string): Promise<AttemptReviews> {
  const reviews = await db.many(sql.select_reviews, { attempt_id: attemptId }, ReviewRow);
  const own = reviews.find(({ by }) => by.id === account) ?? null;
  return { own, others: own === null ? null : reviews.filter((review) => review !== own), given: reviews.length };
}

/** False when the member had given one before. */
export async function insertReview(db: Db, attemptId: string, account: string, { ratings, notes }: Pick<Review, 'ratings' | 'notes'>): Promise<boolean> {
  return await db.run(sql.insert_review, { attempt_id: attemptId, account_id: account, ratings: JSON.stringify(ratings), notes }) === 1;
}
