import { z } from 'zod';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_reminders_to_come', 'select_reminder', 'insert_reminder', 'forget_links');

const ToCome = z.object({ hours: z.int(), due_at: Time });
const Reminder = z.object({ early: z.boolean(), late: z.boolean(), open: z.boolean() });

/** What is to be sent of an invitation, and when: so many hours before its end. */
export function selectRemindersToCome(db: Db, invitationId: string): Promise<z.infer<typeof ToCome>[]> {
  return db.many(sql.select_reminders_to_come, { invitation_id: invitationId }, ToCome);
}

/** How things stand with the reminder of so many hours before the end: null when there is no such invitation. */
export function selectOptionalReminder(db: Db, invitationId: string, hours: number): Promise<z.infer<typeof Reminder> | null> {
  return db.maybeOne(sql.select_reminder, { invitation_id: invitationId, hours }, Reminder);
}

/** False when it was sent before. */
export async function insertReminder(db: Db, invitationId: string, hours: number, secretHash: string): Promise<boolean> {
  return (await db.run(sql.insert_reminder, { invitation_id: invitationId, hours, secret_hash: secretHash })) === 1;
}

/** The links of reminders open nothing any more. */
export async function forgetReminderLinks(db: Db, invitationId: string): Promise<void> {
  await db.run(sql.forget_links, { invitation_id: invitationId });
}
