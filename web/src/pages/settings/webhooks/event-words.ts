import { WebhookEventTypeSchema, type WebhookEventType, type WebhookMessageType } from '@assay/server/contract/webhooks.ts';

/** When each event is sent, in the order of a list to choose from. */
export const EVENT_WORDS: Record<WebhookEventType, string> = {
  'session.invited': 'a candidate is invited',
  'session.started': 'the link is opened for the first time',
  'session.submitted': 'every task is handed in',
  'session.graded': 'every task is graded',
  'session.reviewed': 'every task is rated by somebody',
  'session.decided': 'a decision is made',
  'session.expired': 'the time is over before all is handed in',
  'session.withdrawn': 'the candidate or you withdraw',
};
export const EVENT_TYPES: readonly WebhookEventType[] = WebhookEventTypeSchema.options;
export const MESSAGE_TYPES: readonly WebhookMessageType[] = [...EVENT_TYPES, 'webhook.test'];
