import { addEntry, findAccount } from './accounts.ts';
import type { Member } from './auth.ts';
import type { Queryable } from './db.ts';
import { HttpError, notFound } from './errors.ts';

export type RefundOrder = { saleId: string; cents: number; reason: string };
export type Refund = { id: string; sale: string; cents: string; reason: string };
export type Usage = { limitCents: string | null; usedCents: string };

/** Days are those of UTC, as in the default of refunds.day. */
const TODAY = "(now() AT TIME ZONE 'UTC')::date";

type Locked = { id: string; balanceCents: number; frozen: boolean; limitCents: number | null };

/** Refunds a sale, in whole or in part. Call it inside a transaction. */
export async function refundSale(db: Queryable, member: Member, accountId: string, { saleId, cents, reason }: RefundOrder): Promise<Refund> {
  // Everything below happens while this row is ours: balance, limit and refunds of one account change only behind this lock.
  const account = await lockAccount(db, member, accountId);
  if (account.frozen) throw new HttpError(409, 'The account is frozen.');
  if (account.balanceCents < cents) throw new HttpError(409, 'The balance is not enough.');
  const { ofSale, ofDay } = await refundedSoFar(db, account.id, saleId);
  const sale = await saleCents(db, account.id, saleId);
  if (ofSale + cents > sale) throw new HttpError(409, `Of this sale ${sale - ofSale} cents can still be refunded.`);
  if (account.limitCents !== null && ofDay + cents > account.limitCents) throw new HttpError(409, 'The limit of this day is reached.');

  await db.query('UPDATE accounts SET balance_cents = $2 WHERE id = $1', [account.id, account.balanceCents - cents]);
  await addEntry(db, account.id, -cents, 'refund', reason);
  const { rows } = await db.query(
    'INSERT INTO refunds (account_id, sale_id, cents, reason, refunded_by) VALUES ($1, $2, $3, $4, $5) RETURNING id, sale_id AS sale, cents, reason',
    [account.id, saleId, cents, reason, member.id],
  );
  return rows[0];
}

/** Newest first. */
export async function listRefunds(db: Queryable, member: Member, accountId: string): Promise<Refund[]> {
  const account = await findAccount(db, member.merchantId, accountId);
  const { rows } = await db.query('SELECT id, sale_id AS sale, cents, reason FROM refunds WHERE account_id = $1 ORDER BY id DESC LIMIT 100', [account.id]);
  return rows;
}

/** The owner's limit for the refunds of one day; null is none. */
export async function setRefundLimit(db: Queryable, member: Member, accountId: string, limitCents: number | null): Promise<void> {
  const { rowCount } = await db.query('UPDATE accounts SET refund_limit_cents = $3 WHERE id = $1 AND merchant_id = $2', [accountId, member.merchantId, limitCents]);
  if (rowCount === 0) throw notFound('account');
}

/** The limit and what of it is used, in one statement, so that the two fit together. */
export async function refundUsage(db: Queryable, member: Member, accountId: string): Promise<Usage> {
  const account = await findAccount(db, member.merchantId, accountId);
  const { rows } = await db.query(
    `SELECT a.refund_limit_cents, coalesce(sum(r.cents), 0) AS used FROM accounts a
       LEFT JOIN refunds r ON r.account_id = a.id AND r.day = ${TODAY}
      WHERE a.id = $1 GROUP BY a.id`,
    [account.id],
  );
  return { limitCents: rows[0].refund_limit_cents, usedCents: rows[0].used };
}

/** NO KEY: an account's id never changes, so that entries of others, which refer to it, need not wait. */
async function lockAccount(db: Queryable, member: Member, id: string): Promise<Locked> {
  const { rows } = await db.query('SELECT id, balance_cents, frozen, refund_limit_cents FROM accounts WHERE id = $1 AND merchant_id = $2 FOR NO KEY UPDATE', [id, member.merchantId]);
  const [row] = rows;
  if (row === undefined) throw notFound('account');
  const limitCents = row.refund_limit_cents === null ? null : Number(row.refund_limit_cents);
  return { id: row.id, balanceCents: Number(row.balance_cents), frozen: row.frozen, limitCents };
}

/** What was refunded of one sale, and of all sales today. A refund belongs to the day in which its transaction began. */
async function refundedSoFar(db: Queryable, accountId: string, saleId: string): Promise<{ ofSale: number; ofDay: number }> {
  const { rows } = await db.query(
    `SELECT coalesce(sum(cents) FILTER (WHERE sale_id = $2), 0) AS of_sale, coalesce(sum(cents) FILTER (WHERE day = ${TODAY}), 0) AS of_day
       FROM refunds WHERE account_id = $1`,
    [accountId, saleId],
  );
  return { ofSale: Number(rows[0].of_sale), ofDay: Number(rows[0].of_day) };
}

/** Entries are never changed, so a sale needs no lock. @throws HttpError 404 when the account has no such sale */
async function saleCents(db: Queryable, accountId: string, saleId: string): Promise<number> {
  const { rows } = await db.query("SELECT cents FROM entries WHERE id = $1 AND account_id = $2 AND kind = 'sale'", [saleId, accountId]);
  if (rows.length === 0) throw notFound('sale');
  return Number(rows[0].cents);
}
