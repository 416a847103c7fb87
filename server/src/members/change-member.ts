import { insertAudit } from '../audit/audit.queries.ts';
import type { MemberRole } from '../contract/people.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { AppError, notFound } from '../errors.ts';
import { holdAdmins, selectOptionalMember, updateRemoved, updateRole, type MemberRow } from './members.queries.ts';

/** Gives a member another role. */
export async function changeRole(db: Db, actor: string, accountId: string, role: MemberRole): Promise<void> {
  const member = await holdMember(db, accountId, role === 'admin');
  if (member.role === role) return;
  await updateRole(db, member, role);
  await insertAudit(db, { actor, action: 'member_role_changed', subject: `member:${accountId}`, detail: { from: member.role, to: role } });
}

/** Takes a member out of the organization; his account is the caller's to delete. */
export async function removeMember({ signals }: Pick<Deps, 'signals'>, db: Db, actor: string, accountId: string): Promise<void> {
  const member = await holdMember(db, accountId, false);
  await updateRemoved(db, member);
  await insertAudit(db, { actor, action: 'member_removed', subject: `member:${accountId}`, detail: { name: member.name, email: member.email } });
  await signals.send(db, { viewer: `member:${accountId}` }, 'removed');
}

/** @throws AppError `last_admin` when nobody would be left to let others in */
async function holdMember(db: Db, accountId: string, staysAdmin: boolean): Promise<MemberRow> {
  const admins = await holdAdmins(db);
  const member = await selectOptionalMember(db, accountId);
  if (member === null) throw notFound('member');
  if (!staysAdmin && admins.length === 1 && admins[0] === accountId) {
    throw new AppError('last_admin', `${member.name} is the only one. Make somebody else an administrator first.`);
  }
  return member;
}
