import type { Member } from '../auth.ts';
import { oneOf } from '../input.ts';

export type Filter = { where: string; values: unknown[] };

const STATUSES = ['open', 'closed'] as const;
const YES_NO = ['yes', 'no'] as const;

/**
 * The cases that an export is about: those of the agency, narrowed by what was asked for. `with_unassigned=yes` adds to
 * the cases of a worker those that nobody has yet, for the weekly round.
 */
export function caseFilter(member: Member, query: Record<string, string | undefined>): Filter {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = [`c.agency_id = ${bind(member.agencyId)}`];
  const { status, worker, town, with_unassigned: withUnassigned } = query;
  if (status !== undefined) conditions.push(`c.status = ${bind(oneOf(status, 'status', STATUSES))}`);
  if (town !== undefined) conditions.push(`cl.town = ${bind(town)}`);
  if (worker !== undefined && withUnassigned !== undefined && oneOf(withUnassigned, 'with_unassigned', YES_NO) === 'yes') {
    conditions.push(`(c.worker_id = ${bind(worker)} OR c.worker_id IS NULL)`);
  } else if (worker !== undefined) {
    conditions.push(`c.worker_id = ${bind(worker)}`);
  }
  return { where: conditions.join(' AND '), values };
}
