import { z } from 'zod';
import { EvidenceSchema } from '../../report.ts';

/** How data crossed from one tenant to another; the last eight can be declared out of scope by a fixture. */
export const ChannelSchema = z.enum([
  'rows', 'write', 'message', 'notification', 'difference', 'stale', 'context', 'lock', 'catalog', 'wal', 'privilege',
  'key-collision', 'fk-existence', 'sequence', 'explain', 'statistics', 'activity', 'ctid', 'timing',
]);

/** One cause of a leak. Names are the plain ones of the fixture. */
export const FindingSchema = z.strictObject({
  /** Stable for the same cause: channel, verb and object, e.g. `rows/select/public.invoices`. */
  id: z.string(),
  title: z.string(),
  /** Who saw or changed it, e.g. `acme as app_user`. */
  actor: z.string(),
  /** Whose data it was: a tenant's name, or `shared` for rows of nobody. */
  victim: z.string(),
  /** `schema.relation`, `schema.function(args)`, a role or a setting. */
  object: z.string(),
  verb: z.string(),
  channel: ChannelSchema,
  /** The shortest script that replays it in psql from a fresh login. */
  statement: z.string(),
  evidence: EvidenceSchema,
  /** What the catalogue says about the cause. */
  facts: z.array(z.string()),
  fixHint: z.string(),
  /** `static`: a role attribute that decides alone. Everything else was seen happening. */
  basis: z.enum(['witness', 'static']),
});

/** A legitimate use that no longer works. */
export const FailedUseSchema = z.strictObject({
  tenant: z.string(),
  statement: z.string(),
  expected: z.string(),
  got: z.string(),
  /** `uses`: from uses.sql. `own-rows`: reachable in the sound world and not any more. */
  source: z.enum(['uses', 'own-rows']),
  /** The relation that became unreachable (`own-rows`), or null. */
  relation: z.string().nullable(),
  verb: z.string().nullable(),
  /** Line in uses.sql, or null. */
  line: z.number().int().nullable(),
});

export const ProbeResultSchema = z.strictObject({
  verdict: z.enum(['sound', 'leaky', 'overblocked', 'unmeasured']),
  findings: z.array(FindingSchema),
  uses: z.strictObject({ passed: z.number().int(), failed: z.array(FailedUseSchema) }),
  /** What could not be measured and why, each naming its object. */
  unmeasured: z.array(z.string()),
  /** Statements sent as a tenant. */
  probes: z.number().int(),
  durationMs: z.number(),
});

export type Channel = z.infer<typeof ChannelSchema>;
export type Finding = z.infer<typeof FindingSchema>;
export type FailedUse = z.infer<typeof FailedUseSchema>;
export type ProbeResult = z.infer<typeof ProbeResultSchema>;
