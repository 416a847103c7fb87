import { z } from 'zod';

export const AuditEntrySchema = z.strictObject({
  sequence: z.int(),
  at: z.iso.datetime(),
  /** `member:<account>`, `api_key:<id>`, `candidate:<session>` or `assay`. */
  actor: z.string(),
  /** The member's name, where a member acted. */
  actorName: z.string().nullable(),
  action: z.string(),
  /** `session:<id>`, `attempt:<id>`, … */
  subject: z.string(),
  /** The session that the entry is about, to go there. */
  sessionId: z.uuid().nullable(),
  detail: z.record(z.string(), z.unknown()),
  /** The words were destroyed with the person's data; the entry itself stays. */
  erased: z.boolean(),
});

/** `GET /api/audit` (admin), newest first. */
export const AuditQuerySchema = z.strictObject({
  /** `nextCursor` of the page before. */
  cursor: z.coerce.number().int().positive().optional(),
  action: z.string().max(100).optional(),
  /** As an entry names its actor. */
  actor: z.string().max(200).optional(),
  session: z.uuid('Expected the id of a session.').optional(),
});
export const AuditPageSchema = z.strictObject({
  items: z.array(AuditEntrySchema),
  nextCursor: z.int().nullable(),
  /** What has happened so far in this organization, for the filter. */
  actions: z.array(z.string()),
});

/** `GET /api/audit/verification` (admin): follows the whole chain now. */
export const AuditVerificationSchema = z.strictObject({
  entries: z.int(),
  /** Sequence of the first entry that does not hold, or null. */
  broken: z.int().nullable(),
  at: z.iso.datetime(),
});

export type AuditEntry = z.infer<typeof AuditEntrySchema>;
export type AuditQuery = z.infer<typeof AuditQuerySchema>;
export type AuditPage = z.infer<typeof AuditPageSchema>;
export type AuditVerification = z.infer<typeof AuditVerificationSchema>;
