import type { Ask, Hit, Input, Output, Reason } from './contract.ts';
import { escapeAttribute, escapeBody, render, sentences } from './layout.ts';

/** A document, or a turn of the talk (`hit` is null), in sentences; `plain` is what terms are looked for in. */
type Source = { key: string; hit: Hit | null; sentences: string[]; plain: string[] };
type Part = { source: Source; at: number };
/** One way to answer an ask: parts that only count together. */
type Way = { ask: Ask; parts: Part[] };
type Shown = Map<Source, Set<number>>;
type Archive = { hits: Hit[]; documents: Source[]; turns: Source[]; superseded: Set<string>; unavailable: Set<string> };

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

/**
 * Answers first, those that bring most weight for their tokens, wherever they stand. What room is then left goes to the
 * talk, from its newest turn back.
 */
export async function assemble(input: Input): Promise<Output> {
  const room = input.budget - input.reserveOutput - input.countTokens(render(input, [], []));
  if (room < 0) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const archive = await open(input);
  const ways = waysOf(input, archive);
  const price = pricing(input);
  const answered = choose(ways, room, price);
  const shown = shownBy(answered);
  return write(input, archive, ways, answered, shown);
}

async function open({ question, history, asks, principals, search, read }: Input): Promise<Archive> {
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
  return { hits, documents, turns: history.map(({ text }, turn) => sourceOf(`turn ${turn}`, null, text)), superseded, unavailable };
}

function sourceOf(key: string, hit: Hit | null, text: string): Source {
  const all = sentences(text);
  return { key, hit, sentences: all, plain: all.map(plain) };
}

const naming = ({ plain: all }: Source, { term }: Ask) => all.findIndex((sentence) => sentence.includes(plain(term)));
const answering = ({ plain: all }: Source, { term }: Ask) => all.findIndex((sentence) => sentence.includes(plain(term)) && /[0-9]/.test(sentence));

/** Our own documents overrule those from outside; a document that requires others comes with their definitions or not at all. */
function waysOf({ asks }: Input, { documents, turns }: Archive): Way[] {
  return asks.flatMap((ask) => {
    const speaking = documents.filter((document) => answering(document, ask) >= 0);
    const own = speaking.filter(({ hit }) => hit!.trust === 'internal');
    const inDocuments = (own.length > 0 ? own : speaking).flatMap((source): Way[] => {
      const definitions = source.hit!.requires.map((id) => documents.find(({ key }) => key === id)).map((required) => ({ source: required!, at: required === undefined ? -1 : naming(required, ask) }));
      return definitions.some(({ at }) => at < 0) ? [] : [{ ask, parts: [{ source, at: answering(source, ask) }, ...definitions] }];
    });
    const inTalk = turns.filter((turn) => answering(turn, ask) >= 0).map((source) => ({ ask, parts: [{ source, at: answering(source, ask) }] }));
    return [...inDocuments, ...inTalk];
  });
}

function shownBy(ways: readonly Way[]): Shown {
  const shown: Shown = new Map();
  for (const { source, at } of ways.flatMap(({ parts }) => parts)) shown.set(source, (shown.get(source) ?? new Set()).add(at));
  return shown;
}

const bodyOf = (source: Source, at: Set<number>) => source.sentences.filter((_, index) => at.has(index));

/** Tokens beyond the empty layout. A block costs the same wherever it stands, so each is counted once. */
function pricing({ countTokens, history }: Input): (shown: Shown) => number {
  const known = new Map<string, number>();
  const count = (key: string, text: () => string) => {
    const tokens = known.get(key) ?? countTokens(text());
    known.set(key, tokens);
    return tokens;
  };
  return (shown) => {
    const frame = [...shown.keys()].some(({ hit }) => hit === null) ? count('frame', () => '<history>\n</history>\n') : 0;
    return [...shown].reduce((sum, [source, at]) => sum + count(`${source.key} ${[...at].sort((a, b) => a - b).join()}`, () => {
      const body = escapeBody(bodyOf(source, at).join(' '));
      return source.hit === null ? `<turn role="${history[Number(source.key.slice(5))]!.role}">\n${body}\n</turn>\n` : `<document index="1" source="${escapeAttribute(source.hit.source)}">\n${body}\n</document>\n`;
    }), frame);
  };
}

/** Again and again the way that brings most weight for the tokens it adds; the heaviest one alone where that is worth more. */
function choose(ways: readonly Way[], room: number, price: (shown: Shown) => number): Way[] {
  const chosen: Way[] = [];
  for (;;) {
    const paid = price(shownBy(chosen));
    const best = ways.filter(({ ask }) => !chosen.some((way) => way.ask === ask))
      .map((way) => ({ way, cost: price(shownBy([...chosen, way])) })).filter(({ cost }) => cost <= room)
      .sort((a, b) => b.way.ask.weight / Math.max(1, b.cost - paid) - a.way.ask.weight / Math.max(1, a.cost - paid))[0];
    if (best === undefined) break;
    chosen.push(best.way);
  }
  const worth = chosen.reduce((sum, { ask }) => sum + ask.weight, 0);
  const heaviest = ways.filter((way) => way.ask.weight > worth && price(shownBy([way])) <= room).sort((a, b) => b.ask.weight - a.ask.weight)[0];
  return heaviest === undefined ? chosen : [heaviest];
}

function write(input: Input, { hits, documents, turns, superseded, unavailable }: Archive, ways: readonly Way[], answered: readonly Way[], shown: Shown): Output {
  const inside = documents.filter((document) => shown.has(document));
  const said = turns.flatMap((turn, index) => (shown.has(turn) ? [{ role: input.history[index]!.role, sentences: bodyOf(turn, shown.get(turn)!) }] : []));
  const text = render(input, said, inside.map((source) => ({ source: source.hit!.source, sentences: bodyOf(source, shown.get(source)!) })));
  const isOpen = ({ ask }: Way) => !answered.some((way) => way.ask === ask);
  const reasonOf = ({ id, trust }: Hit): Reason => {
    if (superseded.has(id)) return 'superseded';
    if (unavailable.has(id)) return 'unavailable';
    const own = ways.filter(({ parts }) => parts[0]!.source.key === id);
    if (own.length > 0) return own.some(isOpen) ? 'budget' : 'duplicate';
    const speaks = input.asks.some((ask) => answering(documents.find(({ key }) => key === id)!, ask) >= 0);
    return trust === 'external' && speaks ? 'untrusted' : 'irrelevant';
  };
  return {
    status: 'ok', text, included: inside.map(({ key, hit }, index) => ({ n: index + 1, id: key, source: hit!.source })),
    dropped: hits.filter(({ id }) => !inside.some(({ key }) => key === id)).map((hit) => ({ id: hit.id, reason: reasonOf(hit) })),
  };
}
