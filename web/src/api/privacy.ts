import type { AuditPage, AuditVerification } from '@assay/server/contract/audit.ts';
import type { ReviewDisputes } from '@assay/server/contract/disputes.ts';
import type { RetentionPreview, RetentionView, SessionRetention } from '@assay/server/contract/retention.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const retentionQuery = queryOptions({ queryKey: ['retention'], queryFn: () => request<RetentionView>('/retention') });
export function retentionPreviewQuery(days: number) {
  return queryOptions({ queryKey: ['retention-preview', days], queryFn: () => request<RetentionPreview>(`/retention/preview?days=${days}`), retry: false });
}
export const saveRetention = (days: number) => request<void>('/retention', { method: 'PUT', body: { days } });

export function sessionRetentionQuery(sessionId: string) {
  return queryOptions({ queryKey: ['session-retention', sessionId], queryFn: () => request<SessionRetention>(`/review/sessions/${sessionId}/retention`) });
}
export const holdSession = (sessionId: string, reason: string) => request<SessionRetention>(`/review/sessions/${sessionId}/hold`, { method: 'PUT', body: { reason } });
export const releaseSession = (sessionId: string) => request<SessionRetention>(`/review/sessions/${sessionId}/hold`, { method: 'DELETE' });
export const eraseSession = (sessionId: string, name: string) => request<SessionRetention>(`/review/sessions/${sessionId}/erasure`, { method: 'POST', body: { name } });
export const personalDataPath = (sessionId: string) => `/api/review/sessions/${sessionId}/personal-data`;

export function disputesQuery(sessionId: string) {
  return queryOptions({ queryKey: ['disputes', sessionId], queryFn: () => request<ReviewDisputes>(`/review/sessions/${sessionId}/disputes`) });
}
export const answerDispute = (attemptId: string, text: string) => request<ReviewDisputes>(`/review/attempts/${attemptId}/dispute/answer`, { method: 'POST', body: { text } });

export type AuditFilter = { action: string | null; session: string | null };
/** Entries of the audit log, newest first. */
export function auditQuery({ action, session }: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', action, session],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(Object.entries({ cursor: pageParam?.toString() ?? null, action, session }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
      return request<AuditPage>(`/audit?${query.toString()}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}
export const auditVerificationQuery = queryOptions({ queryKey: ['audit-verification'], queryFn: () => request<AuditVerification>('/audit/verification') });
