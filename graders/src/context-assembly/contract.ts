import type { Ask, CorpusDocument, Turn } from '@assay/fixtures/corpus/corpus-case.ts';
import { z } from 'zod';

/** Metadata of a document, as the retriever hands it out. Texts come only by reading. */
export type Hit = Pick<CorpusDocument, 'id' | 'source' | 'updatedAt' | 'supersedes' | 'requires' | 'acl' | 'trust'> & { /** 0–1, noisy. */ score: number };
export type SearchOptions = { principals?: string[]; limit?: number };

/** What of `Input` is plain data; `search`, `read` and `countTokens` are given beside it. */
export type PlainInput = { system: string; history: Turn[]; question: string; asks: Ask[]; principals: string[]; budget: number; reserveOutput: number };

export const REASONS = ['budget', 'duplicate', 'superseded', 'irrelevant', 'untrusted', 'unavailable'] as const;
export type Reason = (typeof REASONS)[number];

/** What `assemble` must resolve to. More fields are ignored. */
export const OutputSchema = z.object({
  status: z.enum(['ok', 'insufficient']),
  text: z.string(),
  included: z.array(z.object({ n: z.int(), id: z.string(), source: z.string() })),
  dropped: z.array(z.object({ id: z.string(), reason: z.enum(REASONS) })),
});
export type Output = z.infer<typeof OutputSchema>;

/** Limits of one run, as the contract states them. */
export const LIMITS = { searches: 30, reads: 100, readsPerId: 2, hits: 60, hitsByDefault: 20, counts: 5000, counted: 20_000_000 } as const;
