import { z } from 'zod';

const Name = z.strictObject({ schema: z.string(), name: z.string() });

export const PolicyViewSchema = z.strictObject({
  name: z.string(),
  command: z.enum(['ALL', 'SELECT', 'INSERT', 'UPDATE', 'DELETE']),
  permissive: z.boolean(),
  /** Role names; `public` for everyone. */
  roles: z.array(z.string()),
  using: z.string().nullable(),
  check: z.string().nullable(),
});

export const GrantViewSchema = z.strictObject({
  role: z.string(),
  privilege: z.string(),
  /** Null for the whole object. */
  column: z.string().nullable(),
  grantable: z.boolean(),
});

export const RelationViewSchema = z.strictObject({
  ...Name.shape,
  kind: z.enum(['table', 'partitioned table', 'partition', 'view', 'materialized view', 'foreign table', 'sequence']),
  owner: z.string(),
  /** `schema.name` of the parent of a partition or inheritance child. */
  parent: z.string().nullable(),
  rowSecurity: z.boolean(),
  forceRowSecurity: z.boolean(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string(), nullable: z.boolean(), default: z.string().nullable() })),
  policies: z.array(PolicyViewSchema),
  constraints: z.array(z.strictObject({ name: z.string(), kind: z.string(), definition: z.string() })),
  indexes: z.array(z.strictObject({ name: z.string(), definition: z.string() })),
  triggers: z.array(z.strictObject({ name: z.string(), definition: z.string() })),
  grants: z.array(GrantViewSchema),
  /** Views only: whose rights apply and whether it is a barrier. */
  view: z.strictObject({ securityInvoker: z.boolean(), securityBarrier: z.boolean(), checkOption: z.string().nullable() }).nullable(),
  comment: z.string().nullable(),
  /** SQL that makes the object, for reading. */
  definition: z.string(),
});

export const FunctionViewSchema = z.strictObject({
  ...Name.shape,
  kind: z.enum(['function', 'procedure', 'aggregate', 'window', 'trigger']),
  arguments: z.string(),
  returns: z.string().nullable(),
  owner: z.string(),
  language: z.string(),
  securityDefiner: z.boolean(),
  leakproof: z.boolean(),
  volatility: z.enum(['immutable', 'stable', 'volatile']),
  /** The function's own `SET search_path`, or null. */
  searchPath: z.string().nullable(),
  grants: z.array(GrantViewSchema),
  comment: z.string().nullable(),
  definition: z.string(),
});

export const RoleViewSchema = z.strictObject({
  name: z.string(),
  attributes: z.array(z.string()),
  memberOf: z.array(z.string()),
  settings: z.array(z.string()),
});

/** `GET /api/attempts/:attemptId/schema`, with an ETag. */
export const SchemaViewSchema = z.strictObject({
  relations: z.array(RelationViewSchema),
  functions: z.array(FunctionViewSchema),
  roles: z.array(RoleViewSchema),
  /** Whether the live database is no longer the original. Rows do not count. */
  changed: z.boolean(),
  /** Unified diff of the definitions, original against live; empty when unchanged. */
  diff: z.string(),
});

export type PolicyView = z.infer<typeof PolicyViewSchema>;
export type GrantView = z.infer<typeof GrantViewSchema>;
export type RelationView = z.infer<typeof RelationViewSchema>;
export type FunctionView = z.infer<typeof FunctionViewSchema>;
export type RoleView = z.infer<typeof RoleViewSchema>;
export type SchemaView = z.infer<typeof SchemaViewSchema>;
