/** The contract of this task. It is given; changing this file has no effect. The brief explains every field. */

export type Hit = {
  id: string; source: string;
  /** 0–1, noisy. */
  score: number;
  updatedAt: string;
  /** The older document that this one voids in full. */
  supersedes: string | null;
  /** Documents whose definition must be in the context too, else the answer counts nothing. */
  requires: string[];
  acl: string[];
  trust: 'internal' | 'external';
};

export type Turn = { role: 'user' | 'assistant'; text: string };

/** What the question needs. An answer is a sentence that holds the term and a digit. */
export type Ask = { id: string; term: string; weight: number };

export type Reason = 'budget' | 'duplicate' | 'superseded' | 'irrelevant' | 'untrusted' | 'unavailable';

export type Input = {
  system: string;
  history: Turn[];
  question: string;
  asks: Ask[];
  /** Who asks. A document is readable when its `acl` holds one of them. */
  principals: string[];
  /** Metadata of documents, best first; ties in any order. At most 30 searches, 60 hits each (20 when no limit is given). */
  search(query: string, options?: { principals?: string[]; limit?: number }): Promise<Hit[]>;
  /** The text of a document; may reject. At most 100 reads, 2 of the same. */
  read(id: string): Promise<string>;
  budget: number;
  reserveOutput: number;
  /** The counter that you are graded with. At most 5,000 calls and 20 million characters. */
  countTokens(text: string): number;
};

export type Output = {
  status: 'ok' | 'insufficient';
  text: string;
  /** One entry for each block, in order, `n` is its index. */
  included: { n: number; id: string; source: string }[];
  /** Every other readable hit that you saw, once. */
  dropped: { id: string; reason: Reason }[];
};
