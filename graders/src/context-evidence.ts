import { z } from 'zod';

/** What became of a document that a run saw. `unmentioned`: in neither list. `forbidden`: the asker may not read it. */
const HitSchema = z.strictObject({
  id: z.string(),
  source: z.string(),
  fate: z.enum(['included', 'dropped', 'unmentioned', 'forbidden']),
  /** The reason the run gave for dropping it. */
  reason: z.string().nullable(),
  read: z.enum(['yes', 'no', 'rejected']),
});

/** One run of a submitted `assemble` under one ceiling: what was searched, read, kept, left out, and the text. */
export const ContextRunSchema = z.strictObject({
  case: z.string(),
  kind: z.enum(['main', 'probe', 'repeat']),
  /** Below the empty layout, exactly at it, in one of the rooms, or with room for everything. */
  zone: z.enum(['tight', 'empty', 'room', 'open']),
  /** Tokens that the context may take, and what the empty layout leaves of them. */
  limit: z.int(),
  room: z.int(),
  outcome: z.enum(['ok', 'insufficient', 'none']),
  /** What is wrong with this run alone, in sentences. */
  problems: z.array(z.string()),
  tokens: z.int(),
  /** What is shown, what could be in this room (null: unknown) and what there is at all, in weights of asks. */
  value: z.number(),
  optimum: z.number().nullable(),
  full: z.number(),
  searches: z.array(z.strictObject({ query: z.string(), filtered: z.boolean(), hits: z.int() })),
  reads: z.int(),
  counts: z.int(),
  ms: z.number(),
  hits: z.array(HitSchema),
  /** The text from front to back, with the tokens of each part. */
  parts: z.array(z.strictObject({ kind: z.enum(['frame', 'turn', 'document', 'unplaced']), label: z.string(), tokens: z.int(), text: z.string() })),
});

/** Value over room in one case, rooms rising, beside the best that any context could show. */
export const CurveSchema = z.strictObject({
  case: z.string(),
  full: z.number(),
  points: z.array(z.strictObject({ room: z.number(), tokens: z.number(), value: z.number(), optimum: z.number() })),
});

export type ContextRun = z.infer<typeof ContextRunSchema>;
export type Curve = z.infer<typeof CurveSchema>;
