import type { Request } from 'express';
import type { Queryable } from './db.ts';
import { HttpError } from './errors.ts';

/** The key by which a client marks repeats of one request. @throws HttpError 400 when there is none */
export function requireKey(req: Request): string {
  const key = req.get('idempotency-key');
  if (key === undefined || !/^[\w-]{1,64}$/.test(key)) throw new HttpError(400, 'idempotency-key: expected a header of up to 64 letters, digits and hyphens.');
  return key;
}

/** The payout that this key stands for. A key belongs to its merchant: two merchants may use the same. */
export async function payoutOfKey(db: Queryable, merchantId: string, key: string): Promise<string | null> {
  const { rows } = await db.query('SELECT payout_id FROM idempotency_keys WHERE merchant_id = $1 AND key = $2', [merchantId, key]);
  return rows[0]?.payout_id ?? null;
}

export async function keepKey(db: Queryable, merchantId: string, key: string, payoutId: string): Promise<void> {
  const { rowCount } = await db.query('INSERT INTO idempotency_keys (merchant_id, key, payout_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [merchantId, key, payoutId]);
  if (rowCount === 0) throw new HttpError(409, 'This payment is being made.');
}
