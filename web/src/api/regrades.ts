import type { ApplyRegradeBody, RegradeBody, RegradeChoice, RegradeDetail, Regrades, RegradeSessionDetail } from '@assay/server/contract/regrades.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const regradesQuery = queryOptions({ queryKey: ['regrades'], queryFn: () => request<Regrades>('/review/regrades') });

export function regradeQuery(regradeId: string) {
  return queryOptions({ queryKey: ['regrade', regradeId], queryFn: () => request<RegradeDetail>(`/review/regrades/${regradeId}`) });
}

export function regradeSessionQuery(regradeId: string, sessionId: string) {
  return queryOptions({ queryKey: ['regrade', regradeId, sessionId], queryFn: () => request<RegradeSessionDetail>(`/review/regrades/${regradeId}/sessions/${sessionId}`) });
}

/** `query`: ids of sessions, or filters of the list, as in the address of the page. */
export function regradeChoiceQuery(query: string) {
  return queryOptions({ queryKey: ['regrade-choice', query], queryFn: () => request<RegradeChoice>(`/review/regrades/choice?${query}`) });
}

export const startRegrade = (body: RegradeBody) => request<RegradeDetail>('/review/regrades', { method: 'POST', body });
export const applyRegrade = (regradeId: string, body: ApplyRegradeBody) => request<RegradeDetail>(`/review/regrades/${regradeId}/apply`, { method: 'POST', body });
export const discardRegrade = (regradeId: string, reason: string) => request<RegradeDetail>(`/review/regrades/${regradeId}/discard`, { method: 'POST', body: { reason } });
