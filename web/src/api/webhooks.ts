import type { CreatedWebhook, Redelivered, WebhookBody, WebhookChange, WebhookMessage, WebhookMessages, WebhookMessagesQuery, Webhooks, WebhookView } from '@assay/server/contract/webhooks.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: () => request<Webhooks>('/webhooks') });
export const createWebhook = (body: WebhookBody) => request<CreatedWebhook>('/webhooks', { method: 'POST', body });
export const changeWebhook = (id: string, body: WebhookChange) => request<WebhookView>(`/webhooks/${id}`, { method: 'PUT', body });
export const removeWebhook = (id: string) => request<void>(`/webhooks/${id}`, { method: 'DELETE' });
export const renewWebhookSecret = (id: string) => request<CreatedWebhook>(`/webhooks/${id}/rotate`, { method: 'POST' });

const DELIVERING_MS = 3000;
/** Messages, newest first; looked at again while some are on their way. */
export function webhookMessagesQuery(id: string, filter: Omit<WebhookMessagesQuery, 'cursor'>) {
  return infiniteQueryOptions({
    queryKey: ['webhook-messages', id, filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
      if (pageParam !== null) query.set('cursor', pageParam);
      return request<WebhookMessages>(`/webhooks/${id}/messages?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) => (data?.pages.some(({ items }) => items.some(({ state }) => state === 'waiting')) === true ? DELIVERING_MS : false),
  });
}

export const testWebhook = (id: string) => request<WebhookMessage>(`/webhooks/${id}/test`, { method: 'POST' });
export const redeliverMessage = (id: string, messageId: string) => request<WebhookMessage>(`/webhooks/${id}/messages/${messageId}/redeliver`, { method: 'POST' });
export const redeliverFailed = (id: string, since: string) => request<Redelivered>(`/webhooks/${id}/redeliver`, { method: 'POST', body: { since } });
