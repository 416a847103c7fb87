import type { CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import type { Host } from '../assembler.ts';
import type { Hit } from '../contract.ts';
import type { CallLog } from './call-log.ts';
import { indexOf, noiseAfter, scoresOf, type Index } from './scores.ts';

const HITS = 20;
const MOST_HITS = 60;
/** Far beyond what is allowed, where a loop would only keep us busy. Below that, too many calls are served and reported. */
const MOST_CALLS = 2_000;

/** The documents of a case as its runs find and read them. */
export class Library {
  readonly #documents: Map<string, CorpusDocument>;
  readonly #index: Index;

  constructor(corpusCase: CorpusCase) {
    this.#documents = new Map(corpusCase.documents.map((document) => [document.id, document]));
    this.#index = indexOf(corpusCase);
  }

  /** Search and read for one run. `ties` orders hits of equal score; each call is written to the log. */
  open(log: CallLog, ties: string): Host {
    const refuseLoops = () => {
      if (log.searches.length + log.reads.length >= MOST_CALLS) throw new Error(`More than ${MOST_CALLS} searches and reads in one run.`);
    };
    return {
      search: async (query, options) => {
        refuseLoops();
        if (typeof query !== 'string') throw new TypeError('search takes a query, which is a string.');
        const principals = principalsIn(options);
        const hits = this.#search(query, principals, limitIn(options), ties);
        log.searches.push({ query, principals, hits: hits.map(({ id }) => id) });
        return hits;
      },
      read: async (id) => {
        refuseLoops();
        const document = this.#documents.get(String(id));
        const isRejected = document === undefined || document.unreadable;
        log.reads.push({ id: String(id), rejected: isRejected });
        if (isRejected) throw new Error(document === undefined ? `There is no document ${String(id)}.` : `The document ${document.id} is not available.`);
        return document.text;
      },
    };
  }

  #search(query: string, principals: readonly string[] | null, limit: number, ties: string): Hit[] {
    const visible = ({ acl }: CorpusDocument) => principals === null || acl.some((principal) => principals.includes(principal));
    const noise = noiseAfter(`${ties}\n`);
    const ranked = scoresOf(this.#index, query).filter(({ document }) => visible(document))
      .map((entry) => ({ ...entry, tie: noise(entry.document.id) }))
      .toSorted((a, b) => b.score - a.score || a.tie - b.tie);
    const found = ranked.slice(0, limit);
    const ids = new Set(found.map(({ document }) => document.id));
    // A newer version may have one newer still, and a required document too: on until nothing is added.
    for (let index = 0; index < found.length; index += 1) {
      const { document } = found[index]!;
      for (const other of ranked) {
        const belongs = document.requires.includes(other.document.id) || other.document.supersedes === document.id;
        if (!belongs || ids.has(other.document.id)) continue;
        ids.add(other.document.id);
        found.push(other);
      }
    }
    return found.map(({ document, score }) => hitOf(document, score));
  }
}

/** A new object each time: a run may change what it was given. */
function hitOf({ id, source, updatedAt, supersedes, requires, acl, trust }: CorpusDocument, score: number): Hit {
  return { id, source, score, updatedAt, supersedes, requires: [...requires], acl: [...acl], trust };
}

function principalsIn(options: unknown): string[] | null {
  const { principals } = (typeof options === 'object' && options !== null ? options : {}) as { principals?: unknown };
  return Array.isArray(principals) ? principals.map(String) : null;
}

function limitIn(options: unknown): number {
  const { limit } = (typeof options === 'object' && options !== null ? options : {}) as { limit?: unknown };
  return typeof limit === 'number' && !Number.isNaN(limit) ? Math.min(Math.max(Math.floor(limit), 0), MOST_HITS) : HITS;
}
