import { z } from 'zod';
import { SessionStateSchema } from './session.ts';

/** What a webhook can be told of: a session has come to this state. */
export const WebhookEventTypeSchema = z.enum([
  'session.invited', 'session.started', 'session.submitted', 'session.graded', 'session.reviewed', 'session.decided', 'session.expired', 'session.withdrawn',
]);
/** An event of the list, or one that an administrator sent to try the webhook. */
export const WebhookMessageTypeSchema = z.enum([...WebhookEventTypeSchema.options, 'webhook.test']);

/** What is posted. Ids, and where to read more; nothing about the person. docs/webhooks.md tells how to verify it. */
export const WebhookEventSchema = z.strictObject({
  type: WebhookMessageTypeSchema,
  /** When it happened, not when it was sent. */
  timestamp: z.iso.datetime(),
  /** Raised when a listener could have to change. */
  version: z.literal(1),
  data: z.strictObject({
    sessionId: z.uuid(), candidateId: z.uuid(), screenId: z.uuid(), screenVersion: z.int(),
    state: SessionStateSchema, previousState: SessionStateSchema.nullable(),
    /** For a member who signs in. */
    url: z.url(),
  }).or(z.strictObject({ webhookId: z.uuid() })),
});

export const MAX_WEBHOOKS = 20;

/** `POST /api/webhooks` (admin) → 201 CreatedWebhook. */
export const WebhookBodySchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'Expected an address like https://hooks.example.org/assay.' }).max(1000, 'Use at most 1000 characters.')
    .refine((url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '', 'Leave user and password out: who calls is proved by the signature.'),
  description: z.string().trim().max(200, 'Use at most 200 characters.'),
  eventTypes: z.array(WebhookEventTypeSchema).min(1, 'Choose at least one event.'),
});
/** `PUT /api/webhooks/:webhookId` (admin) → WebhookView. Enabling one that failed starts afresh. `DELETE` → 204. */
export const WebhookChangeSchema = z.strictObject({ ...WebhookBodySchema.shape, enabled: z.boolean() });

export const WebhookViewSchema = z.strictObject({
  id: z.uuid(), url: z.string(), description: z.string(), eventTypes: z.array(WebhookEventTypeSchema), enabled: z.boolean(),
  /** Why Assay disabled it; null when a person did. */
  disabledReason: z.string().nullable(),
  failingSince: z.iso.datetime().nullable(),
  /** Until when messages are signed with the secret before, too. */
  previousSecretUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
/** `GET /api/webhooks` (admin), oldest first. */
export const WebhooksSchema = z.strictObject({ items: z.array(WebhookViewSchema) });
/** The secret is in this answer alone. Also of `POST /api/webhooks/:webhookId/rotate` (admin). */
export const CreatedWebhookSchema = z.strictObject({ ...WebhookViewSchema.shape, secret: z.string() });

export const WebhookMessageStateSchema = z.enum(['waiting', 'delivered', 'failed']);
export const WebhookDeliverySchema = z.strictObject({
  attemptedAt: z.iso.datetime(), durationMs: z.int(),
  /** Null when nobody answered. */
  status: z.int().nullable(),
  /** The first bytes of what the listener said. */
  answer: z.string(),
  /** Why this does not count as delivered, in words; null when it does. */
  error: z.string().nullable(),
});
export const WebhookMessageSchema = z.strictObject({
  /** The header `webhook-id`; the same for every try. */
  id: z.uuid(), type: WebhookMessageTypeSchema, happenedAt: z.iso.datetime(), state: WebhookMessageStateSchema,
  nextTryAt: z.iso.datetime().nullable(),
  /** Null for a test. */
  sessionId: z.uuid().nullable(),
  /** Newest first, at most the last 20. */
  deliveries: z.array(WebhookDeliverySchema),
});
/**
 * `GET /api/webhooks/:webhookId/messages` (admin), newest first. `POST …/messages/:messageId/redeliver` and
 * `POST …/test` (admin) → 202 WebhookMessage.
 */
export const WebhookMessagesQuerySchema = z.strictObject({
  state: WebhookMessageStateSchema.optional(), type: WebhookMessageTypeSchema.optional(),
  /** `nextCursor` of the page before. */
  cursor: z.uuid().optional(),
});
export const WebhookMessagesSchema = z.strictObject({ items: z.array(WebhookMessageSchema), nextCursor: z.uuid().nullable() });
/** `POST /api/webhooks/:webhookId/redeliver` (admin) → 202: all that failed of what happened since then. */
export const RedeliverBodySchema = z.strictObject({ since: z.iso.datetime({ offset: true, error: 'Expected a time like 2026-12-01T09:00:00Z.' }) });
export const RedeliveredSchema = z.strictObject({ messages: z.int() });

export type WebhookEventType = z.infer<typeof WebhookEventTypeSchema>;
export type WebhookMessageType = z.infer<typeof WebhookMessageTypeSchema>;
export type WebhookEvent = z.infer<typeof WebhookEventSchema>;
export type WebhookBody = z.infer<typeof WebhookBodySchema>;
export type WebhookChange = z.infer<typeof WebhookChangeSchema>;
export type WebhookView = z.infer<typeof WebhookViewSchema>;
export type Webhooks = z.infer<typeof WebhooksSchema>;
export type CreatedWebhook = z.infer<typeof CreatedWebhookSchema>;
export type WebhookDelivery = z.infer<typeof WebhookDeliverySchema>;
export type WebhookMessage = z.infer<typeof WebhookMessageSchema>;
export type WebhookMessagesQuery = z.infer<typeof WebhookMessagesQuerySchema>;
export type WebhookMessages = z.infer<typeof WebhookMessagesSchema>;
export type Redelivered = z.infer<typeof RedeliveredSchema>;
