import { findAccount, type Account } from './accounts.ts';
import type { Member } from './auth.ts';
import type { Queryable } from './db.ts';
import { HttpError, notFound } from './errors.ts';
import type { Order } from './transfer-input.ts';

export type Transfer = { id: string; from_id: string; to_id: string; cents: string; note: string; reversed: boolean };

const COLUMNS = 'id, from_id, to_id, cents, note, reversed';

/** The order in which two accounts are locked. */
export function inOrder(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** Moves money between two accounts of the member's merchant. Call it inside a transaction. */
export async function createTransfer(db: Queryable, member: Member, order: Order): Promise<Transfer> {
  const [first, second] = inOrder(order.from, order.to);
  const one = await lockAccount(db, member.merchantId, first);
  const other = await lockAccount(db, member.merchantId, second);
  const [from, to] = one.id === order.from ? [one, other] : [other, one];
  if (from.frozen || to.frozen) throw new HttpError(409, `The account ${from.frozen ? from.name : to.name} is frozen.`);
  if (from.balanceCents < order.cents) throw new HttpError(409, 'The balance is not enough.');
  await moveBalance(db, from.id, to.id, order.cents);
  return storeTransfer(db, member, order);
}

/** Moves the money of a transfer back, once. Call it inside a transaction. */
export async function reverseTransfer(db: Queryable, member: Member, id: string): Promise<Transfer> {
  // Marked first: a second reversal waits here for the first one, and then finds nothing to mark. If the money cannot go back, the mark goes with it.
  const marked = await db.query(`UPDATE transfers SET reversed = true WHERE id = $1 AND merchant_id = $2 AND NOT reversed RETURNING ${COLUMNS}`, [id, member.merchantId]);
  const [transfer] = marked.rows as Transfer[];
  if (transfer === undefined) {
    const known = await db.query('SELECT 1 FROM transfers WHERE id = $1 AND merchant_id = $2', [id, member.merchantId]);
    throw known.rows.length === 0 ? notFound('transfer') : new HttpError(409, 'The transfer was reversed before.');
  }
  return createTransfer(db, member, { from: transfer.to_id, to: transfer.from_id, cents: Number(transfer.cents), note: `Reversal of ${transfer.id}` });
}

/** The account, with its row locked until the transaction ends, so that nothing changes between the check and the movement. */
async function lockAccount(db: Queryable, merchantId: string, id: string): Promise<Account> {
  const { rows } = await db.query('SELECT id, name, balance_cents, frozen FROM accounts WHERE id = $1 AND merchant_id = $2 FOR UPDATE', [id, merchantId]);
  const [row] = rows;
  if (row === undefined) throw notFound('account');
  return { id: row.id, name: row.name, balanceCents: Number(row.balance_cents), frozen: row.frozen };
}

/** Both sides in one statement: what leaves the one arrives at the other. */
async function moveBalance(db: Queryable, from: string, to: string, cents: number): Promise<void> {
  await db.query('UPDATE accounts SET balance_cents = balance_cents + CASE WHEN id = $1 THEN -$3::bigint ELSE $3::bigint END WHERE id IN ($1, $2)', [from, to, cents]);
}

async function storeTransfer(db: Queryable, member: Member, { from, to, cents, note }: Order): Promise<Transfer> {
  const { rows } = await db.query(
    `WITH booked AS (INSERT INTO entries (account_id, cents, kind, note) VALUES ($2, -$4::bigint, 'transfer', $5), ($3, $4::bigint, 'transfer', $5))
     INSERT INTO transfers (merchant_id, from_id, to_id, cents, note, created_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
    [member.merchantId, from, to, cents, note, member.id],
  );
  return rows[0];
}

/** The transfers from and to one account, newest first. */
export async function listTransfers(db: Queryable, member: Member, accountId: string): Promise<Transfer[]> {
  const account = await findAccount(db, member.merchantId, accountId);
  const { rows } = await db.query(`SELECT ${COLUMNS} FROM transfers WHERE from_id = $1 OR to_id = $1 ORDER BY id DESC LIMIT 100`, [account.id]);
  return rows;
}
