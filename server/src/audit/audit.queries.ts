import { z } from 'zod';
import type { AuditEntry, AuditQuery, AuditVerification } from '../contract/audit.ts';
import { Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'insert_audit', 'select_broken_entry', 'select_entries', 'select_actions');

type Entry = {
  /** `member:<account>`, `api_key:<id>`, `candidate:<session>` or `assay`. */
  actor: string;
  action: 'invitation_created' | 'invitation_opened' | 'invitation_revoked' | 'regrade_requested'
    | 'regrade_started' | 'regrade_applied' | 'regrade_discarded'
    | 'mail_retried' | 'organization_renamed' | 'branding_changed' | 'logo_changed' | 'logo_removed'
    | 'member_invited' | 'member_invitation_resent' | 'member_invitation_revoked' | 'member_joined' | 'member_role_changed' | 'member_removed'
    | 'api_key_created' | 'api_key_revoked' | 'password_reset_requested' | 'password_reset'
    | 'identity_provider_saved' | 'identity_provider_removed' | 'sign_in_linked'
    | 'webhook_created' | 'webhook_changed' | 'webhook_removed' | 'webhook_secret_renewed' | 'webhook_tested' | 'webhook_redelivered' | 'webhook_disabled'
    | 'review_given' | 'check_ruled' | 'session_decided' | 'session_exported' | 'sessions_exported'
    | 'screen_created' | 'screen_draft_saved' | 'screen_published' | 'screen_archived' | 'screen_restored'
    | 'exercise_draft_created' | 'exercise_checked' | 'exercise_published' | 'exercise_retired' | 'exercise_restored' | 'exercise_tried'
    | 'proposal_asked' | 'proposal_accepted' | 'proposal_discarded' | 'baseline_asked'
    | 'candidate_reminded' | 'invitation_resent' | 'invitation_extended' | 'session_state'
    | 'retention_changed' | 'hold_placed' | 'hold_released' | 'deletion_requested' | 'session_erased'
    | 'candidate_data_exported' | 'dispute_raised' | 'dispute_answered';
  /** `invitation:<id>`, `attempt:<id>`, … */
  subject: string;
  detail?: Record<string, unknown>;
};

/** Adds to the organization's audit log; the caller's transaction is in the organization's scope. */
export async function insertAudit(db: Db, { actor, action, subject, detail = {} }: Entry): Promise<void> {
  await db.run(sql.insert_audit, { actor, action, subject, detail: JSON.stringify(detail) });
}

const Verified = z.object({ sequence: z.int().nullable(), entries: z.int(), at: Time });
const EntryRow = z.object({
  sequence: z.int(), at: Time, actor: z.string(), actor_name: z.string().nullable(), action: z.string(), subject: z.string(), session_id: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()), erased: z.boolean(),
}).transform(({ actor_name: actorName, session_id: sessionId, ...row }): AuditEntry => ({ ...row, actorName, sessionId }));

/** Follows the organization's audit log: how many entries it has, and the sequence of the first that does not hold, or null. */
export async function verifyAudit(db: Db): Promise<AuditVerification> {
  const { sequence: broken, ...verified } = await db.one(sql.select_broken_entry, {}, Verified);
  return { ...verified, broken };
}

/** Newest first, from the one before `cursor` on. */
export function selectEntries(db: Db, { cursor = null, action = null, actor = null, session = null }: { [Name in keyof AuditQuery]: AuditQuery[Name] | null }, limit: number): Promise<AuditEntry[]> {
  return db.many(sql.select_entries, { before: cursor, action, actor, session, limit }, EntryRow);
}

/** What has ever happened, by name. */
export async function selectActions(db: Db): Promise<string[]> {
  return (await db.many(sql.select_actions, {}, z.object({ action: z.string() }))).map(({ action }) => action);
}
