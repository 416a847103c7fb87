import type { AttemptView, CheckRun, CheckRuns, Receipt, SavedFile, WorkspaceFile } from '@assay/server/contract/attempt.ts';
import type { CancelAnswer, SqlAnswer, SqlBody } from '@assay/server/contract/console.ts';
import type { SessionReceipt } from '@assay/server/contract/disputes.ts';
import type { PullRequestView } from '@assay/server/contract/pull-request.ts';
import type { SchemaView } from '@assay/server/contract/schema-view.ts';
import type { SessionView } from '@assay/server/contract/session.ts';
import { queryOptions } from '@tanstack/react-query';
import { Problem } from './problem.ts';
import { request } from './request.ts';

export function openInvitation(token: string, takeOver: boolean): Promise<SessionView> {
  return request('/invitations/open', { method: 'POST', body: { token, takeOver } });
}

/** Opening a link again in the same browser is harmless and renews a lost cookie, so the link is all a page needs. */
export function sessionQuery(token: string) {
  return queryOptions({ queryKey: ['session', token], queryFn: () => openInvitation(token, false) });
}

/** A view with the browser's time of its arrival, so that the server's clock can be followed. */
export type ReceivedAttempt = AttemptView & { receivedAt: number };
const received = (view: AttemptView): ReceivedAttempt => ({ ...view, receivedAt: Date.now() });

/** Fetched once per visit: afterwards the events and the save queue keep it, and a refetch must not fight with typing. */
export function attemptQuery(token: string, attemptId: string) {
  return queryOptions({ queryKey: ['attempt', attemptId], queryFn: async () => received(await withSession(token, () => request<AttemptView>(`/attempts/${attemptId}`))), staleTime: Infinity, gcTime: 0 });
}

export function schemaQuery(attemptId: string) {
  return queryOptions({ queryKey: ['schema', attemptId], queryFn: () => request<SchemaView>(`/attempts/${attemptId}/schema`) });
}

export function pullRequestQuery(token: string, attemptId: string) {
  return queryOptions({ queryKey: ['pull-request', attemptId], queryFn: () => withSession(token, () => request<PullRequestView>(`/attempts/${attemptId}/pull-request`)), staleTime: Infinity });
}

export function receiptQuery(attemptId: string) {
  return queryOptions({ queryKey: ['receipt', attemptId], queryFn: () => request<Receipt>(`/attempts/${attemptId}/receipt`) });
}

export function sessionReceiptQuery(token: string) {
  return queryOptions({ queryKey: ['session-receipt', token], queryFn: () => withSession(token, () => request<SessionReceipt>('/session/receipt')) });
}
export const saveDispute = (attemptId: string, text: string) => request<SessionReceipt>(`/attempts/${attemptId}/dispute`, { method: 'PUT', body: { text } });
export const requestDeletion = () => request<SessionReceipt>('/session/deletion-request', { method: 'POST' });

export const takeUpFile = (attemptId: string, file: string) => request<WorkspaceFile>(`/attempts/${attemptId}/repairs`, { method: 'POST', body: { file } });
export const withdraw = (token: string) => withSession(token, () => request<SessionView>('/session/withdraw', { method: 'POST' }));
export const startAttempt = async (attemptId: string) => received(await request<AttemptView>(`/attempts/${attemptId}/start`, { method: 'POST' }));
export const takeOverAttempt = async (attemptId: string) => received(await request<AttemptView>(`/attempts/${attemptId}/take-over`, { method: 'POST' }));
export const resetDatabase = (attemptId: string) => request<unknown>(`/attempts/${attemptId}/reset`, { method: 'POST' });
export const runChecks = (attemptId: string) => request<CheckRun>(`/attempts/${attemptId}/checks`, { method: 'POST' });
export const cancelChecks = (attemptId: string, checkRunId: string) => request<CheckRun>(`/attempts/${attemptId}/checks/${checkRunId}`, { method: 'DELETE' });

/** `since` is when the latest run ended: another one makes another list. */
export function pastRunsQuery(attemptId: string, since: string | null) {
  return queryOptions({ queryKey: ['past-runs', attemptId, since], queryFn: () => request<CheckRuns>(`/attempts/${attemptId}/checks`), placeholderData: (before: CheckRuns | undefined) => before });
}

export const cancelSql = (attemptId: string) => request<CancelAnswer>(`/attempts/${attemptId}/sql/cancel`, { method: 'POST' });

export function runSql(attemptId: string, body: SqlBody): Promise<SqlAnswer> {
  return request(`/attempts/${attemptId}/sql`, { method: 'POST', body });
}

/** `keepalive` lets the last save outlive a tab that is being closed; browsers limit such bodies to 64 KiB. */
export function saveFile(attemptId: string, path: string, content: string, baseVersion: number, keepalive: boolean): Promise<SavedFile> {
  const name = path.split('/').map(encodeURIComponent).join('/');
  return request(`/attempts/${attemptId}/files/${name}`, { method: 'PUT', body: { content, baseVersion }, keepalive });
}

export function submitAttempt(attemptId: string, files: Record<string, string>, idempotencyKey: string): Promise<Receipt> {
  return request(`/attempts/${attemptId}/submissions`, { method: 'POST', body: { files }, idempotencyKey });
}

/** A lost cookie (cleared, expired, another profile) is renewed by the link once, unseen by the candidate. */
export async function withSession<Answer>(token: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'no_candidate_session')) throw error;
    await openInvitation(token, false);
    return call();
  }
}
