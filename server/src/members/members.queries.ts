import { z } from 'zod';
import { MemberRoleSchema, type MemberRole } from '../contract/people.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(
  import.meta.filename, 'select_members', 'hold_admins', 'select_member', 'select_member_by_email', 'insert_member', 'update_role', 'mark_removed',
);
const Row = z.object({ account_id: z.string(), name: z.string(), email: z.string(), role: MemberRoleSchema, created_at: Time });

export type MemberRow = z.infer<typeof Row>;

export function selectMembers(db: Db): Promise<MemberRow[]> {
  return db.many(sql.select_members, {}, Row);
}

/** Account ids of the administrators, none of whom can change until the transaction ends. */
export async function holdAdmins(db: Db): Promise<string[]> {
  return (await db.many(sql.hold_admins, {}, z.object({ account_id: z.string() }))).map(({ account_id: id }) => id);
}

export function selectOptionalMember(db: Db, accountId: string): Promise<MemberRow | null> {
  return db.maybeOne(sql.select_member, { account_id: accountId }, Row);
}

export function selectOptionalMemberByEmail(db: Db, email: string): Promise<MemberRow | null> {
  return db.maybeOne(sql.select_member_by_email, { email }, Row);
}

export async function insertMember(db: Db, { accountId, ...member }: { accountId: string; name: string; email: string; role: MemberRole }): Promise<void> {
  await db.run(sql.insert_member, { account_id: accountId, ...member });
}

export async function updateRole(db: Db, member: MemberRow, role: MemberRole): Promise<void> {
  await db.run(sql.update_role, { account_id: member.account_id, role });
}

/** The row stays for the records that name the member. */
export async function updateRemoved(db: Db, member: MemberRow): Promise<void> {
  await db.run(sql.mark_removed, { account_id: member.account_id });
}
