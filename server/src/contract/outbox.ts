import { z } from 'zod';

export const MailStateSchema = z.enum(['waiting', 'sent', 'failed']);

export const MailViewSchema = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  /** Only while no mail server is configured: then an administrator hands it on. Null otherwise, since it may hold a link. */
  text: z.string().nullable(),
  state: MailStateSchema,
  tries: z.int(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});

/** `GET /api/outbox` (admin), newest first. */
export const OutboxQuerySchema = z.strictObject({
  /** `nextCursor` of the page before. */
  cursor: z.uuid().optional(),
});
export const OutboxPageSchema = z.strictObject({
  /** Whether a mail server is configured; without one, mails stay here. */
  delivers: z.boolean(),
  items: z.array(MailViewSchema),
  nextCursor: z.uuid().nullable(),
});

export type MailView = z.infer<typeof MailViewSchema>;
export type OutboxPage = z.infer<typeof OutboxPageSchema>;
