import { z } from 'zod';

/** `read`: what members and authors may look at. `write`: what they may change. Neither reaches settings. */
export const ApiKeyScopeSchema = z.enum(['read', 'write']);

export const ApiKeyViewSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** How the key begins. */
  prefix: z.string(),
  scopes: z.array(ApiKeyScopeSchema),
  createdAt: z.iso.datetime(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
/** `GET /api/api-keys` (admin), newest first. `POST /api/api-keys/:keyId/revoke` → 204, and the key opens nothing any more. */
export const ApiKeysSchema = z.strictObject({ items: z.array(ApiKeyViewSchema) });

/** `POST /api/api-keys` (admin) → 201 CreatedApiKey. */
export const ApiKeyBodySchema = z.strictObject({
  name: z.string().trim().min(1, 'Expected a name, such as the program that will use it.').max(100, 'Use at most 100 characters.'),
  scopes: z.array(ApiKeyScopeSchema).min(1, 'Choose at least one of read, write.').max(2, 'Name each at most once.'),
});
/** The key is shown once: only its hash is kept. Use it as `Authorization: Bearer <key>`. */
export const CreatedApiKeySchema = z.strictObject({ ...ApiKeyViewSchema.shape, key: z.string() });

export type ApiKeyScope = z.infer<typeof ApiKeyScopeSchema>;
export type ApiKeyView = z.infer<typeof ApiKeyViewSchema>;
export type ApiKeys = z.infer<typeof ApiKeysSchema>;
export type ApiKeyBody = z.input<typeof ApiKeyBodySchema>;
export type CreatedApiKey = z.infer<typeof CreatedApiKeySchema>;
