import type { DatabaseError } from 'pg';
import { findAccount } from './accounts.ts';
import type { Member } from './auth.ts';
import type { BatchLine } from './batch-lines.ts';
import { pool, type Queryable } from './db.ts';
import { HttpError, notFound } from './errors.ts';

export type Batch = { id: string; cents: string; lines: number; at: Date };
export type BatchPayout = { id: string; cents: string; iban: string; reference: string; status: string };

/** Takes the sum of all lines from the account and stores a payout for each. Call it inside a transaction. */
export async function createBatch(db: Queryable, member: Member, accountId: string, lines: BatchLine[]): Promise<Batch> {
  const account = await findAccount(db, member.merchantId, accountId);
  if (account.frozen) throw new HttpError(409, 'The account is frozen.');
  await takeOut(db, account.id, lines.reduce((sum, { cents }) => sum + cents, 0));
  const batch = await storeBatch(db, member, account.id, lines);
  await bookLines(db, account.id, lines);
  await storePayouts(db, member, account.id, batch.id, lines);
  return batch;
}

async function storeBatch(db: Queryable, member: Member, accountId: string, lines: BatchLine[]): Promise<Batch> {
  const { rows } = await db.query(
    'INSERT INTO batches (account_id, cents, created_by) SELECT $1, sum(cents), $3 FROM unnest($2::bigint[]) AS line (cents) RETURNING id, cents, created_at',
    [accountId, lines.map(({ cents }) => cents), member.id],
  );
  return { id: rows[0].id, cents: rows[0].cents, lines: lines.length, at: rows[0].created_at };
}

/** One entry for each line, in the order of the lines. */
async function bookLines(db: Queryable, accountId: string, lines: BatchLine[]): Promise<void> {
  await db.query(
    `INSERT INTO entries (account_id, cents, kind, note)
     SELECT $1, -line.cents, 'invoice', line.reference FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS line (cents, reference, place) ORDER BY line.place`,
    [accountId, lines.map(({ cents }) => cents), lines.map(({ reference }) => reference)],
  );
}

/** The balance is checked by the statement that changes it; the row is ours until the transaction ends. */
async function takeOut(db: Queryable, accountId: string, cents: number): Promise<void> {
  const { rowCount } = await db.query('UPDATE accounts SET balance_cents = balance_cents - $2 WHERE id = $1 AND balance_cents >= $2 AND NOT frozen', [accountId, cents]);
  if (rowCount === 0) throw new HttpError(409, 'The balance is not enough.');
}

/** The constraint decides whether an invoice was paid: a look before would not see a batch that runs at the same time. */
async function storePayouts(db: Queryable, member: Member, accountId: string, batchId: string, lines: BatchLine[]): Promise<void> {
  try {
    await db.query(
      `INSERT INTO payouts (account_id, batch_id, requested_by, cents, iban, reference)
       SELECT $1, $2, $3, line.cents, line.iban, line.reference FROM unnest($4::bigint[], $5::text[], $6::text[]) WITH ORDINALITY AS line (cents, iban, reference, place) ORDER BY line.place`,
      [accountId, batchId, member.id, lines.map(({ cents }) => cents), lines.map(({ iban }) => iban), lines.map(({ reference }) => reference)],
    );
  } catch (error) {
    if ((error as DatabaseError).constraint === 'payouts_pay_an_invoice_once') throw new HttpError(409, 'An invoice of this batch was paid before.');
    throw error;
  }
}

export async function listBatches(member: Member, accountId: string): Promise<Batch[]> {
  const account = await findAccount(pool, member.merchantId, accountId);
  const { rows } = await pool.query(
    `SELECT b.id, b.cents, b.created_at, count(p.id)::int AS lines FROM batches b JOIN payouts p ON p.batch_id = b.id
      WHERE b.account_id = $1 GROUP BY b.id ORDER BY b.id DESC`,
    [account.id],
  );
  return rows.map((row) => ({ id: row.id, cents: row.cents, lines: row.lines, at: row.created_at }));
}

/** The payouts of one batch. @throws HttpError 404 when the account has no such batch */
export async function findBatchPayouts(member: Member, accountId: string, batchId: string): Promise<BatchPayout[]> {
  const account = await findAccount(pool, member.merchantId, accountId);
  const { rows } = await pool.query('SELECT id, cents, iban, reference, status FROM payouts WHERE batch_id = $1 AND account_id = $2 ORDER BY id', [batchId, account.id]);
  if (rows.length === 0) throw notFound('batch');
  return rows;
}
