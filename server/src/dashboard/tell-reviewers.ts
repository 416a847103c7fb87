import type { Db, Scope } from '../db/database.ts';
import type { Deps } from '../deps.ts';

/** Makes the open pages of the organization's members fetch the session again, once the transaction commits. */
export async function tellReviewers({ signals }: Pick<Deps, 'signals'>, db: Db, { organization }: Extract<Scope, { scope: 'organization' }>, sessionId: string): Promise<void> {
  await signals.send(db, { organization }, { type: 'session_changed', sessionId });
}
