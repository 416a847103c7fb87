import type { Queryable } from './db.ts';
import { HttpError } from './errors.ts';

/** What may leave an account in one day, in cents. */
export const DAILY_LIMIT_CENTS = 50_000;

/** @throws HttpError 409 when this payout would go over the day's limit; cancelled payouts do not count */
export async function requireBelowLimit(db: Queryable, accountId: string, cents: number): Promise<void> {
  const { rows } = await db.query(
    "SELECT coalesce(sum(cents), 0) AS spent FROM payouts WHERE account_id = $1 AND status <> 'cancelled' AND created_at >= date_trunc('day', now())",
    [accountId],
  );
  if (Number(rows[0].spent) + cents > DAILY_LIMIT_CENTS) throw new HttpError(409, 'The limit of this day is reached.');
}
