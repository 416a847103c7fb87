import type { Pool } from 'pg';
import { addEntry, findAccount } from './accounts.ts';
import type { Member } from './auth.ts';
import { sendToBank, type Outcome } from './bank.ts';
import { inTransaction, type Queryable } from './db.ts';
import { HttpError } from './errors.ts';
import { keepKey, payoutOfKey } from './idempotency.ts';

export type Order = { accountId: string; cents: number; iban: string };
export type Payout = { id: string; account_id: string; cents: string; iban: string; status: string };

const COLUMNS = 'id, account_id, cents, iban, status';

/** Pays at once. The same key again answers with the payout that was made. */
export async function payInstantly(pool: Pool, member: Member, order: Order, key: string): Promise<Payout> {
  const known = await payoutOfKey(pool, member.merchantId, key);
  if (known !== null) return repeated(pool, known, order);

  const payout = await inTransaction(pool, (client) => takeOut(client, member, order));
  const outcome = await sendToBank({ reference: payout.id, iban: order.iban, cents: order.cents });
  const settled = await settle(pool, payout, outcome);
  if (outcome !== 'refused') await keepKey(pool, member.merchantId, key, payout.id);
  if (outcome === 'refused') throw new HttpError(502, 'The bank refused. No money has left the account.');
  if (outcome === 'unknown') throw new HttpError(502, 'The bank did not answer.');
  return settled;
}

/** What was answered before. @throws HttpError 422 when the key was used for another order */
async function repeated(db: Queryable, payoutId: string, { accountId, cents, iban }: Order): Promise<Payout> {
  const { rows } = await db.query(`SELECT ${COLUMNS} FROM payouts WHERE id = $1`, [payoutId]);
  const payout = rows[0] as Payout;
  if (payout.account_id !== accountId || payout.cents !== String(cents) || payout.iban !== iban) throw new HttpError(422, 'idempotency-key: was used for another order.');
  return payout;
}

/** Reserves the money before the bank is called, so that nobody else can spend it meanwhile. */
async function takeOut(db: Queryable, member: Member, { accountId, cents, iban }: Order): Promise<Payout> {
  const { rowCount } = await db.query(
    'UPDATE accounts SET balance_cents = balance_cents - $3 WHERE id = $1 AND merchant_id = $2 AND balance_cents >= $3 AND NOT frozen',
    [accountId, member.merchantId, cents],
  );
  if (rowCount === 0) {
    const { frozen } = await findAccount(db, member.merchantId, accountId);
    throw new HttpError(409, frozen ? 'The account is frozen.' : 'The balance is not enough.');
  }
  const { rows } = await db.query(
    `WITH booked AS (INSERT INTO entries (account_id, cents, kind, note) VALUES ($1, -$2::bigint, 'instant', $3))
     INSERT INTO payouts (account_id, cents, iban, status, requested_by) VALUES ($1, $2, $3, 'sending', $4) RETURNING ${COLUMNS}`,
    [accountId, cents, iban, member.id],
  );
  return rows[0];
}

/** Stores how it ended. Only a refusal gives the money back. */
async function settle(pool: Pool, payout: Payout, outcome: Outcome): Promise<Payout> {
  if (outcome === 'refused') return inTransaction(pool, (client) => giveBack(client, payout));
  const { rows } = await pool.query(`UPDATE payouts SET status = $2 WHERE id = $1 RETURNING ${COLUMNS}`, [payout.id, outcome]);
  return rows[0];
}

async function giveBack(db: Queryable, payout: Payout): Promise<Payout> {
  const { rows } = await db.query(`UPDATE payouts SET status = 'refused' WHERE id = $1 AND status = 'sending' RETURNING ${COLUMNS}`, [payout.id]);
  if (rows.length === 0) return payout;
  await db.query('UPDATE accounts SET balance_cents = balance_cents + $2 WHERE id = $1', [payout.account_id, payout.cents]);
  await addEntry(db, payout.account_id, Number(payout.cents), 'instant refused');
  return rows[0];
}
