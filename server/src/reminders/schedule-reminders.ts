import type { Db } from '../db/database.ts';
import { enqueue } from '../queue/enqueue.ts';
import { selectRemindersToCome } from './reminders.queries.ts';

/** Sets the clock of each reminder of an invitation that is still to come; again after its end was moved. */
export async function scheduleReminders(db: Db, invitationId: string): Promise<void> {
  for (const { hours, due_at: runAt } of await selectRemindersToCome(db, invitationId)) {
    await enqueue(db, 'remind', { reminder: `${invitationId}:${hours}`, invitationId, hours }, { runAt });
  }
}
