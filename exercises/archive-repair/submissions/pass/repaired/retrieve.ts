import type { Ask, Hit, Input } from './contract.ts';
import { sentences } from './layout.ts';

/** A current document that could be read. `naming` and `answering`: per ask the first sentence that does, or -1. */
export type Retrieved = { hit: Hit; sentences: string[]; naming: number[]; answering: number[] };
export type Library = { hits: Hit[]; documents: Retrieved[]; superseded: Set<string>; unavailable: Set<string> };

/** Finds the documents that matter for the question. Only what the user may see is ever found. */
export async function retrieve({ question, asks, principals, search, read }: Input): Promise<Library> {
  const found = new Map<string, Hit>();
  for (const query of [question, ...asks.map(({ term }) => term)]) {
    for (const hit of await search(query, { principals, limit: 60 })) found.set(hit.id, hit);
  }
  const hits = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const superseded = new Set(hits.flatMap(({ supersedes }) => supersedes ?? []));
  const unavailable = new Set<string>();
  const documents: Retrieved[] = [];
  for (const hit of hits.filter(({ id }) => !superseded.has(id)).slice(0, 100)) {
    try {
      documents.push({ hit, ...look(await read(hit.id), asks) });
    } catch {
      unavailable.add(hit.id);
    }
  }
  return { hits, documents, superseded, unavailable };
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

export function look(text: string, asks: Ask[]): { sentences: string[]; naming: number[]; answering: number[] } {
  const all = sentences(text);
  const compared = all.map(plain);
  const first = (term: string, withDigit: boolean) => compared.findIndex((sentence) => sentence.includes(term) && (!withDigit || /[0-9]/.test(sentence)));
  return { sentences: all, naming: asks.map(({ term }) => first(plain(term), false)), answering: asks.map(({ term }) => first(plain(term), true)) };
}
