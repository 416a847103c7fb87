import { addEntry, findAccount } from './accounts.ts';
import type { Member } from './auth.ts';
import type { Queryable } from './db.ts';
import { HttpError, notFound } from './errors.ts';
import { requireBelowLimit } from './limits.ts';

export type Payout = { id: string; cents: string; iban: string; status: string };

/** Takes the money from the account and stores the payout. Call it inside a transaction. */
export async function requestPayout(db: Queryable, member: Member, accountId: string, cents: number, iban: string): Promise<Payout> {
  // Payouts of one account take turns from here on.
  await db.query('SELECT id FROM accounts WHERE id = $1 FOR UPDATE', [accountId]);
  const account = await findAccount(db, member.merchantId, accountId);
  if (account.frozen) throw new HttpError(409, 'The account is frozen.');
  if (account.balanceCents < cents) throw new HttpError(409, 'The balance is not enough.');
  await requireBelowLimit(db, account.id, cents);

  await db.query('UPDATE accounts SET balance_cents = $2 WHERE id = $1', [account.id, account.balanceCents - cents]);
  await addEntry(db, account.id, -cents, 'payout', iban);
  const { rows } = await db.query(
    'INSERT INTO payouts (account_id, cents, iban, requested_by) VALUES ($1, $2, $3, $4) RETURNING id, cents, iban, status',
    [account.id, cents, iban, member.id],
  );
  return rows[0];
}

/** Cancels a payout that was not sent, and gives the money back. Call it inside a transaction. */
export async function cancelPayout(db: Queryable, member: Member, accountId: string, payoutId: string): Promise<void> {
  const account = await findAccount(db, member.merchantId, accountId);
  // The status is in the condition: of two cancellations one changes a row, the other none.
  const { rows } = await db.query(
    "UPDATE payouts SET status = 'cancelled' WHERE id = $1 AND account_id = $2 AND status = 'requested' RETURNING cents",
    [payoutId, account.id],
  );
  if (rows.length === 0) {
    const known = await db.query('SELECT status FROM payouts WHERE id = $1 AND account_id = $2', [payoutId, account.id]);
    if (known.rows.length === 0) throw notFound('payout');
    throw new HttpError(409, `The payout is ${known.rows[0].status}.`);
  }
  const cents = Number(rows[0].cents);
  await db.query('UPDATE accounts SET balance_cents = balance_cents + $2 WHERE id = $1', [account.id, cents]);
  await addEntry(db, account.id, cents, 'payout cancelled');
}
