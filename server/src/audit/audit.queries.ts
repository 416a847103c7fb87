import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'insert_audit');

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
    | 'candidate_reminded' | 'invitation_resent' | 'invitation_extended' | 'session_state';
  /** `invitation:<id>`, `attempt:<id>`, … */
  subject: string;
  detail?: Record<string, unknown>;
};

/** Adds to the organization's audit log; the caller's transaction is in the organization's scope. */
export async function insertAudit(db: Db, { actor, action, subject, detail = {} }: Entry): Promise<void> {
  await db.run(sql.insert_audit, { actor, action, subject, detail: JSON.stringify(detail) });
}
