import type { Ask, Hit, Input, Output, Reason, Turn } from './contract.ts';
import { render, sentences } from './layout.ts';

type Source = { hit: Hit; sentences: string[] };
/** Chosen sentences, by document id or turn number. */
type Choice = { documents: Map<string, Set<number>>; turns: Map<number, Set<number>> };
/** One way to answer an ask: sentences to add. */
type Way = { ask: Ask; documents: [id: string, sentence: number][]; turns: [turn: number, sentence: number][] };

const flat = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
const holds = (sentence: string, term: string) => flat(sentence).includes(flat(term));
const answers = (sentence: string, term: string) => /[0-9]/.test(sentence) && holds(sentence, term);

/** Adds, again and again, the answer that is worth most for the tokens it costs, until no other fits. */
export async function assemble(input: Input): Promise<Output> {
  const limit = input.budget - input.reserveOutput;
  const empty: Choice = { documents: new Map(), turns: new Map() };
  const found = await find(input);
  const asked = { ...input, turns: input.history.map(({ role, text }) => ({ role, sentences: sentences(text) })), found };
  const write = (choice: Choice) => lay(asked, choice);
  if (input.countTokens(write(empty).text) > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };

  const ways = waysToAnswer(input.asks, asked.turns, found);
  let choice = empty;
  const answered = new Set<string>();
  for (;;) {
    const now = input.countTokens(write(choice).text);
    let best: { gain: number; way: Way; next: Choice } | null = null;
    for (const way of ways) {
      if (answered.has(way.ask.id)) continue;
      const next = add(choice, way);
      const tokens = input.countTokens(write(next).text);
      const gain = way.ask.weight / Math.max(1, tokens - now);
      if (tokens <= limit && (best === null || gain > best.gain)) best = { gain, way, next };
    }
    if (best === null) break;
    choice = best.next;
    answered.add(best.way.ask.id);
  }
  const single = bestSingle(ways, empty, (next) => input.countTokens(write(next).text) <= limit);
  const worth = input.asks.filter(({ id }) => answered.has(id)).reduce((sum, { weight }) => sum + weight, 0);
  if (single !== null && single.ask.weight > worth) {
    choice = add(empty, single);
    answered.clear();
    answered.add(single.ask.id);
  }
  const { text, included } = write(choice);
  const inside = new Set(included.map(({ id }) => id));
  const dropped = found.hits.filter(({ id }) => !inside.has(id)).map((hit) => ({ id: hit.id, reason: reasonFor(hit, found, input.asks, ways, answered) }));
  return { status: 'ok', text, included, dropped };
}

type Found = { hits: Hit[]; sources: Map<string, Source>; superseded: Set<string>; failed: Set<string> };

async function find({ question, asks, principals, search, read }: Input): Promise<Found> {
  const byId = new Map<string, Hit>();
  for (const query of [question, ...asks.map(({ term }) => term)]) {
    for (const hit of await search(query, { principals, limit: 60 })) byId.set(hit.id, hit);
  }
  const hits = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const superseded = new Set(hits.map(({ supersedes }) => supersedes).filter((id) => id !== null));
  const sources = new Map<string, Source>();
  const failed = new Set<string>();
  for (const hit of hits.filter(({ id }) => !superseded.has(id)).slice(0, 100)) {
    try {
      sources.set(hit.id, { hit, sentences: sentences(await read(hit.id)) });
    } catch {
      failed.add(hit.id);
    }
  }
  return { hits, sources, superseded, failed };
}

function waysToAnswer(asks: Ask[], turns: { sentences: string[] }[], { sources }: Found): Way[] {
  return asks.flatMap((ask) => {
    const all = [...sources.values()];
    const saying = all.map((source) => ({ ...source, at: source.sentences.findIndex((sentence) => answers(sentence, ask.term)) })).filter(({ at }) => at >= 0);
    const internal = saying.filter(({ hit }) => hit.trust === 'internal');
    const inDocuments = (internal.length > 0 ? internal : saying).flatMap(({ hit, at }): Way[] => {
      const definitions = hit.requires.map((id) => [id, sources.get(id)?.sentences.findIndex((sentence) => holds(sentence, ask.term)) ?? -1] as [string, number]);
      return definitions.some(([, sentence]) => sentence < 0) ? [] : [{ ask, documents: [[hit.id, at], ...definitions], turns: [] }];
    });
    const inTurns = turns.flatMap(({ sentences: said }, turn): Way[] => {
      const at = said.findIndex((sentence) => answers(sentence, ask.term));
      return at < 0 ? [] : [{ ask, documents: [], turns: [[turn, at]] }];
    });
    return [...inDocuments, ...inTurns];
  });
}

function add({ documents, turns }: Choice, way: Way): Choice {
  const with_ = <K>(chosen: Map<K, Set<number>>, more: [K, number][]) => {
    const next = new Map([...chosen].map(([key, at]) => [key, new Set(at)] as const));
    for (const [key, at] of more) next.set(key, (next.get(key) ?? new Set<number>()).add(at));
    return next;
  };
  return { documents: with_(documents, way.documents), turns: with_(turns, way.turns) };
}

function bestSingle(ways: Way[], empty: Choice, fits: (choice: Choice) => boolean): Way | null {
  const fitting = ways.filter((way) => fits(add(empty, way))).sort((a, b) => b.ask.weight - a.ask.weight);
  return fitting[0] ?? null;
}

function lay({ system, question, turns, found }: { system: string; question: string; turns: { role: Turn['role']; sentences: string[] }[]; found: Found }, choice: Choice): { text: string; included: Output['included'] } {
  const pick = (all: string[], at: Set<number>) => all.filter((_, i) => at.has(i));
  const spoken = [...choice.turns].sort(([a], [b]) => a - b).map(([turn, at]) => ({ role: turns[turn]!.role, sentences: pick(turns[turn]!.sentences, at) }));
  const ids = [...choice.documents.keys()].sort();
  const blocks = ids.map((id) => ({ source: found.sources.get(id)!.hit.source, sentences: pick(found.sources.get(id)!.sentences, choice.documents.get(id)!) }));
  return { text: render({ system, question }, spoken, blocks), included: ids.map((id, i) => ({ n: i + 1, id, source: blocks[i]!.source })) };
}

function reasonFor(hit: Hit, { sources, superseded, failed }: Found, asks: Ask[], ways: Way[], answered: Set<string>): Reason {
  if (superseded.has(hit.id)) return 'superseded';
  if (failed.has(hit.id)) return 'unavailable';
  const mine = ways.filter(({ documents }) => documents.some(([id]) => id === hit.id));
  if (mine.some(({ ask }) => !answered.has(ask.id))) return 'budget';
  if (mine.length > 0) return 'duplicate';
  const said = sources.get(hit.id)?.sentences ?? [];
  return hit.trust === 'external' && asks.some(({ term }) => said.some((sentence) => answers(sentence, term))) ? 'untrusted' : 'irrelevant';
}
