import type { Ask, Hit, Input } from './contract.ts';
import { sentences } from './layout.ts';

/** A document, or a turn of the talk (`hit` is null), in sentences; `plain` is what terms are looked for in. */
export type Source = { key: string; hit: Hit | null; sentences: string[]; plain: string[] };
/** One way to answer an ask: sentences that only count together, the answer first, then definitions. */
export type Way = { ask: Ask; parts: Part[] };
export type Part = { source: Source; at: number };
export type Evidence = { hits: Hit[]; documents: Source[]; turns: Source[]; ways: Way[]; superseded: Set<string>; unavailable: Set<string> };

/** Finds, reads, and says how each ask can be answered. Only what the asker may see is ever found. */
export async function gather({ question, history, asks, principals, search, read }: Input): Promise<Evidence> {
  const found = new Map<string, Hit>();
  for (const query of [question, ...asks.map(({ term }) => term)]) {
    for (const hit of await search(query, { principals, limit: 60 })) found.set(hit.id, hit);
  }
  const hits = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const superseded = new Set(hits.flatMap(({ supersedes }) => supersedes ?? []));
  const unavailable = new Set<string>();
  const documents: Source[] = [];
  for (const hit of hits.filter(({ id }) => !superseded.has(id)).slice(0, 100)) {
    const text = await read(hit.id).catch(() => null);
    if (text === null) unavailable.add(hit.id);
    else documents.push(sourceOf(hit.id, hit, text));
  }
  const turns = history.map(({ text }, turn) => sourceOf(`turn ${turn}`, null, text));
  return { hits, documents, turns, ways: asks.flatMap((ask) => waysFor(ask, documents, turns)), superseded, unavailable };
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

function sourceOf(key: string, hit: Hit | null, text: string): Source {
  const all = sentences(text);
  return { key, hit, sentences: all, plain: all.map(plain) };
}

/** The sentences that name what is asked. */
export const naming = ({ plain: all }: Source, { term }: Ask) => [...all.keys()].filter((at) => all[at]!.includes(plain(term)));
/** The first sentence that answers, or -1. */
export const answering = ({ plain: all }: Source, { term }: Ask) => all.findIndex((sentence) => sentence.includes(plain(term)) && /[0-9]/.test(sentence));

/** Our own documents overrule those from outside; what a document requires comes with it, or it is no way. */
function waysFor(ask: Ask, documents: Source[], turns: Source[]): Way[] {
  const speaking = documents.filter((document) => answering(document, ask) >= 0);
  const own = speaking.filter(({ hit }) => hit!.trust === 'internal');
  const inDocuments = (own.length > 0 ? own : speaking).flatMap((source): Way[] => {
    const required = source.hit!.requires.map((id) => documents.find(({ key }) => key === id));
    if (required.some((document) => document === undefined || naming(document, ask).length === 0)) return [];
    return [{ ask, parts: [{ source, at: answering(source, ask) }, ...required.map((document) => ({ source: document!, at: naming(document!, ask)[0]! }))] }];
  });
  const inTalk = turns.filter((turn) => answering(turn, ask) >= 0).map((source): Way => ({ ask, parts: [{ source, at: answering(source, ask) }] }));
  return [...inDocuments, ...inTalk];
}
