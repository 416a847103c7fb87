import type { Pool, PoolClient } from 'pg';
import { mayActAs } from '../auth.ts';
import type { Member } from '../auth.ts';
import { inTransaction } from '../db.ts';
import { HttpError, notFound } from '../errors.ts';
import { record } from '../events.ts';

export const DECISIONS = ['approved', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];
export type Decided = { decided: Decision } | { refused: 403 | 409; reason: string };

/** Up to this many cents a worker may decide; above it an admin does. */
export const WORKER_LIMIT = 20_000;

/**
 * Decides on a payment that is still requested. Of two decisions at once, the one that comes second finds nothing to
 * change and is told why.
 */
export async function decide(pool: Pool, member: Member, id: string, decision: Decision): Promise<Decided> {
  return await inTransaction(pool, async (client): Promise<Decided> => {
    const { rows } = await client.query(
      `UPDATE payments SET status = $3, decided_by = $4, decided_at = now()
        WHERE id = $1 AND agency_id = $2 AND status = 'requested'
        RETURNING id, requested_by, cents`,
      [id, member.agencyId, decision, member.id],
    );
    if (rows.length === 0) return { refused: 409, reason: await whyNot(client, member, id) };
    const [payment] = rows;
    if (payment.requested_by === member.id) throw new HttpError(403, 'Nobody decides on an own request.');
    if (Number(payment.cents) > WORKER_LIMIT && !mayActAs(member, 'admin')) throw new HttpError(403, 'An admin decides on this amount.');
    await record(client, member, `payment.${decision}`, payment.id);
    return { decided: decision };
  });
}

/** Read after the update found nothing, for the message only. */
async function whyNot(client: PoolClient, member: Member, id: string): Promise<string> {
  const { rows } = await client.query('SELECT status FROM payments WHERE id = $1 AND agency_id = $2 FOR UPDATE', [id, member.agencyId]);
  if (rows.length === 0) throw notFound('payment');
  return `The payment is ${rows[0].status} already.`;
}
