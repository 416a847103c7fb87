import { insertAudit } from '../audit/audit.queries.ts';
import type { SessionState } from '../contract/session.ts';
import type { Db } from '../db/database.ts';
import { enqueue } from '../queue/enqueue.ts';
import { queueSessionEvent } from '../webhooks/queue-webhooks.ts';
import { isListed, lockSession, selectNotedState, selectState } from './states.queries.ts';

/** Writes into the audit log that a session has come to another state, when it has. Takes the organization's scope. */
export async function noteState(db: Db, sessionId: string): Promise<void> {
  const { state, now } = await selectState(db, sessionId);
  await noteTransition(db, sessionId, state, now);
}

/** The same from a candidate's transaction, which must not reach the audit log: a job writes what is true now. */
export async function noteStateLater(db: Db, sessionId: string): Promise<void> {
  const { state, now, endsAt } = await selectState(db, sessionId);
  await enqueue(db, 'note_state', { transition: `${sessionId}:${state}`, sessionId, state, at: now });
  await enqueue(db, 'session_end', { sessionId }, { runAt: endsAt });
}

/** When a session's time is over. An end that was moved meanwhile is waited for. */
export async function noteEnd(db: Db, sessionId: string): Promise<void> {
  const { over, endsAt } = await selectState(db, sessionId);
  if (over) await noteState(db, sessionId);
  else await enqueue(db, 'session_end', { sessionId }, { runAt: endsAt });
}

/** Noting a state that is noted already changes nothing. Whoever is told of a new one is told by the same transaction. */
export async function noteTransition(db: Db, sessionId: string, state: SessionState, at: string): Promise<void> {
  await lockSession(db, sessionId);
  const from = await selectNotedState(db, sessionId);
  if (from === state || !await isListed(db, sessionId)) return;
  await insertAudit(db, { actor: 'assay', action: 'session_state', subject: `session:${sessionId}`, detail: { from, to: state, at } });
  await queueSessionEvent(db, { sessionId, from, state, at });
}
