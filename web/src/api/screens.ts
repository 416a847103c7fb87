import type { PublishBody, SaveDraftBody, ScreenDefinition, ScreenDetail, Screens } from '@assay/server/contract/screens.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const screensQuery = queryOptions({ queryKey: ['screens'], queryFn: () => request<Screens>('/screens') });

/** One screen with its draft and versions; not read again while it is being edited. */
export function screenQuery(screenId: string) {
  return queryOptions({ queryKey: ['screen', screenId], queryFn: () => request<ScreenDetail>(`/screens/${screenId}`) });
}

export const createScreen = (definition: ScreenDefinition) => request<ScreenDetail>('/screens', { method: 'POST', body: definition });
export const saveDraft = (screenId: string, body: SaveDraftBody) => request<ScreenDetail>(`/screens/${screenId}/draft`, { method: 'PUT', body });
export const publishScreen = (screenId: string, body: PublishBody) => request<ScreenDetail>(`/screens/${screenId}/publish`, { method: 'POST', body });
export const copyScreen = (screenId: string) => request<ScreenDetail>(`/screens/${screenId}/copy`, { method: 'POST' });
export const archiveScreen = (screenId: string) => request<ScreenDetail>(`/screens/${screenId}/archive`, { method: 'POST' });
export const restoreScreen = (screenId: string) => request<ScreenDetail>(`/screens/${screenId}/restore`, { method: 'POST' });
