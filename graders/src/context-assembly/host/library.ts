import type { CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { LIMITS, type Hit, type SearchOptions } from '../contract.ts';
import type { Relevance } from './retriever.ts';
import { chance } from './retriever.ts';

export type SearchCall = { query: string; principals: string[] | null; limit: number; returned: string[] };
export type ReadCall = { id: string; outcome: 'text' | 'rejected' | 'forbidden' | 'unknown' };
/** What one run asked of its host, in order. */
export type CallLog = { searches: SearchCall[]; reads: ReadCall[]; /** Asked beyond the limits of the contract. */ refused: string[] };

/** A call that the contract does not allow; the candidate's code sees its message. */
export class CallRefused extends Error {}

/**
 * The document store of one run. It answers as the contract says, refuses what goes beyond its limits, and notes
 * everything: permission is judged from this log, not from what the code claims.
 */
export class Library {
  readonly log: CallLog = { searches: [], reads: [], refused: [] };
  readonly #case: CorpusCase;
  readonly #relevance: Relevance;
  readonly #order: string;
  readonly #byId: Map<string, CorpusDocument>;
  readonly #readLimit: number;

  /** @param order permutes hits of equal score */
  constructor(corpusCase: CorpusCase, relevance: Relevance, order: string, readLimit: number = LIMITS.reads) {
    this.#case = corpusCase;
    this.#relevance = relevance;
    this.#order = order;
    this.#readLimit = readLimit;
    this.#byId = new Map(corpusCase.documents.map((document) => [document.id, document]));
  }

  search(query: unknown, options: unknown): Hit[] {
    const { principals, limit } = optionsOf(query, options);
    if (this.log.searches.length >= LIMITS.searches) this.#refuse(`more than ${LIMITS.searches} searches`);
    const readable = this.#case.documents.filter(({ acl }) => principals === null || acl.some((group) => principals.includes(group)));
    const scored = readable.map((document) => ({ document, score: this.#relevance.score(document, String(query)) }));
    const tie = ({ document }: { document: CorpusDocument }) => chance(`${this.#order} ${document.id}`);
    const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || tie(a) - tie(b)).slice(0, limit);
    const listed = new Set(found.map(({ document }) => document.id));
    // Without its definition or its newer version a hit misleads, so these come along however they score.
    for (const { document } of found) {
      for (const { document: other, score } of scored) {
        if (listed.has(other.id) || !(document.requires.includes(other.id) || other.supersedes === document.id)) continue;
        listed.add(other.id);
        found.push({ document: other, score });
      }
    }
    const hits = found.map(({ document, score }): Hit => {
      const { id, source, updatedAt, supersedes, requires, acl, trust } = document;
      return { id, source, score, updatedAt, supersedes, requires: [...requires], acl: [...acl], trust };
    });
    this.log.searches.push({ query: String(query), principals, limit, returned: hits.map(({ id }) => id) });
    return hits;
  }

  read(id: unknown): string {
    if (this.log.reads.length >= this.#readLimit) this.#refuse(`more than ${this.#readLimit} reads`);
    const key = String(id);
    if (this.log.reads.filter((call) => call.id === key).length >= LIMITS.readsPerId) this.#refuse(`${key} read more than ${LIMITS.readsPerId} times`);
    const document = this.#byId.get(key);
    const outcome = document === undefined ? 'unknown' : !permits(this.#case, document) ? 'forbidden' : document.unreadable ? 'rejected' : 'text';
    this.log.reads.push({ id: key, outcome });
    if (document === undefined) throw new CallRefused(`There is no document ${key}.`);
    if (outcome === 'rejected') throw new CallRefused(`The store that holds ${key} does not answer.`);
    return document.text;
  }

  #refuse(what: string): never {
    if (!this.log.refused.includes(what)) this.log.refused.push(what);
    throw new CallRefused(`The contract allows no ${what} in one run.`);
  }
}

/** Whether the asker of a case may read a document. */
export const permits = ({ principals }: CorpusCase, { acl }: CorpusDocument): boolean => acl.some((group) => principals.includes(group));

function optionsOf(query: unknown, options: unknown): { principals: string[] | null; limit: number } {
  if (typeof query !== 'string') throw new CallRefused('search takes its query as text.');
  const { principals, limit } = (options ?? {}) as SearchOptions;
  if (principals !== undefined && principals !== null && !Array.isArray(principals)) throw new CallRefused('search takes principals as a list of texts.');
  const wanted = typeof limit === 'number' && Number.isFinite(limit) ? Math.floor(limit) : LIMITS.hitsByDefault;
  return { principals: principals == null ? null : principals.map(String), limit: Math.min(LIMITS.hits, Math.max(0, wanted)) };
}
