/** A document as `search` finds it: everything but its text. */
export type Hit = {
  id: string;
  /** What a citation shows; may hold characters that an attribute must escape. */
  source: string;
  /** 0–1 and noisy: near scores say nothing. */
  score: number;
  /** ISO 8601 date. */
  updatedAt: string;
  /** Id of the older document that this one voids in full. */
  supersedes: string | null;
  /** Ids of documents whose definition must be in the context too, else an answer from this one counts nothing. */
  requires: string[];
  /** May be read when it shares a principal with the input's. */
  acl: string[];
  /** An internal answer overrules external ones to the same ask. */
  trust: 'internal' | 'external';
};

export type Turn = { role: 'user' | 'assistant'; text: string };

/** Something the question needs: a sentence with the term and a digit, worth `weight` (1–5). */
export type Ask = { id: string; term: string; weight: number };

/**
 * Why a permitted hit is not in the context. `superseded`: a newer document voids it. `unavailable`: reading it failed.
 * `untrusted`: overruled or hostile. `duplicate`: adds nothing to what is in. `irrelevant`: answers nothing. `budget`: no room.
 */
export type Reason = 'budget' | 'duplicate' | 'superseded' | 'irrelevant' | 'untrusted' | 'unavailable';

export type SearchOptions = {
  /** A part of the input's principals. Without it, forbidden documents are found too. */
  principals?: string[];
  /** 20 unless given, at most 60. Required documents and newer versions of a hit come on top. */
  limit?: number;
};

export type Input = {
  system: string;
  history: Turn[];
  question: string;
  asks: Ask[];
  principals: string[];
  /** Metadata only, sorted by score, ties in any order. At most 30 searches a run. */
  search(query: string, options?: SearchOptions): Promise<Hit[]>;
  /** The only way to a text. May reject: go on without it. At most 100 reads a run, 2 per document. */
  read(id: string): Promise<string>;
  budget: number;
  /** Kept for the answer. The limit is `budget - reserveOutput`, which may be negative. */
  reserveOutput: number;
  /** The grader's counter. At most 5,000 calls and 20 million characters a run. */
  countTokens(text: string): number;
};

export type Output = {
  /** `insufficient` exactly when system, an empty documents element and question exceed the limit. */
  status: 'ok' | 'insufficient';
  /** `countTokens(text)` is at most the limit; empty when insufficient. */
  text: string;
  /** One entry per block in order; `n` is its index, from 1. */
  included: { n: number; id: string; source: string }[];
  /** Every other permitted hit that was seen, once, with its true reason. */
  dropped: { id: string; reason: Reason }[];
};

/** What `assemble.ts` exports as `assemble`. Never throws. */
export type Assemble = (input: Input) => Promise<Output>;
