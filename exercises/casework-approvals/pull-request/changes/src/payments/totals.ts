import type { Db } from '../db.ts';
import type { Member } from '../auth.ts';

export type Totals = { requested: string; approved: string; rejected: string };

/** Cents by state, for the page of the accountant. */
export async function totals(db: Db, member: Member): Promise<Totals> {
  const { rows } = await db.query(
    `SELECT coalesce(sum(cents) FILTER (WHERE status = 'requested'), 0) AS requested,
            coalesce(sum(cents) FILTER (WHERE status = 'approved'), 0) AS approved,
            coalesce(sum(cents) FILTER (WHERE status = 'rejected'), 0) AS rejected
       FROM payments WHERE agency_id = $1`,
    [member.agencyId],
  );
  return rows[0] as Totals;
}
