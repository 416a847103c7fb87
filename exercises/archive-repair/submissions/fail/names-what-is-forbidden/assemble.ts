import type { Ask, Hit, Input, Output } from './contract.ts';
import { escapeAttribute, escapeBody, render, sentences } from './layout.ts';

/** `plain` is what terms are looked for in; made once. */
type Place = { hit: Hit | null; turn: number; sentences: string[]; plain: string[] };
type Pick = { place: Place; sentence: number };
type Answer = { ask: Ask; picks: Pick[] };

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
const placeOf = (hit: Hit | null, turn: number, text: string): Place => {
  const said = sentences(text);
  return { hit, turn, sentences: said, plain: said.map(plain) };
};

/**
 * Every document and every turn is a place with a block. A block costs the same wherever it stands, so the cost of a
 * choice is the sum of its blocks, each counted once and remembered. Greedy first, then answers are swapped while that gains.
 */
export async function assemble(input: Input): Promise<Output> {
  const limit = input.budget - input.reserveOutput;
  const least = input.countTokens(render(input, [], []));
  if (least > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const { hits, places, gone } = await collect(input);
  const possible = answersIn(input, places);
  const price = pricing(input, limit - least);
  const worth = (list: Answer[]) => list.reduce((sum, { ask }) => sum + ask.weight, 0);
  let chosen = extend([], possible, price);
  for (let better = true; better;) {
    better = false;
    for (const out of chosen) {
      const tried = extend(chosen.filter((answer) => answer !== out), possible.filter(({ ask }) => ask !== out.ask), price);
      if (worth(tried) > worth(chosen)) {
        chosen = extend(tried, possible, price);
        better = true;
        break;
      }
    }
  }
  const heaviest = possible.filter((answer) => price([answer]) !== null).sort((a, b) => b.ask.weight - a.ask.weight)[0];
  if (heaviest !== undefined && heaviest.ask.weight > worth(chosen)) chosen = [heaviest];
  return write(input, limit, chosen, hits, places, gone);
}

async function collect({ question, asks, principals, history, search, read }: Input) {
  const byId = new Map<string, Hit>();
  const queries = [question, ...asks.map(({ term }) => term)];
  const answers = await Promise.all(queries.map((query) => search(query, { limit: 60 })));
  for (const hit of answers.flat()) {
    byId.set(hit.id, hit);
  }
  const hits = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const gone = new Map<string, 'superseded' | 'unavailable'>();
  for (const { supersedes } of hits) if (supersedes !== null) gone.set(supersedes, 'superseded');
  const places: Place[] = history.map(({ text }, turn) => placeOf(null, turn, text));
  const read1 = async (hit: Hit) => {
    if (!hit.acl.some((principal) => principals.includes(principal))) return;
    const text = await read(hit.id).catch(() => null);
    if (text === null) gone.set(hit.id, 'unavailable');
    else places.push(placeOf(hit, -1, text));
  };
  await Promise.all(hits.filter(({ id }) => !gone.has(id)).slice(0, 100).map(read1));
  return { hits, places: places.sort((a, b) => a.turn - b.turn || ((a.hit?.id ?? '') < (b.hit?.id ?? '') ? -1 : 1)), gone };
}

/** Per ask the sentences that answer it, those from outside only where none of our own does. */
function answersIn({ asks }: Input, places: Place[]): Answer[] {
  return asks.flatMap((ask) => {
    const term = plain(ask.term);
    const first = (place: Place, isAnswer: boolean) => place.plain.findIndex((text) => text.includes(term) && (!isAnswer || /[0-9]/.test(text)));
    const saying = places.filter((place) => first(place, true) >= 0);
    const ours = saying.some(({ hit }) => hit?.trust === 'internal');
    return saying.filter(({ hit }) => hit === null || !ours || hit.trust === 'internal').flatMap((place): Answer[] => {
      const needed = (place.hit?.requires ?? []).map((id) => places.find(({ hit }) => hit?.id === id));
      const picks = needed.flatMap((other): Pick[] => (other === undefined || first(other, false) < 0 ? [] : [{ place: other, sentence: first(other, false) }]));
      return picks.length < needed.length ? [] : [{ ask, picks: [{ place, sentence: first(place, true) }, ...picks] }];
    });
  });
}

/** Tokens of a choice beyond the empty layout, or null where it does not fit. */
function pricing({ countTokens, history }: Input, room: number): (list: Answer[]) => number | null {
  const known = new Map<string, number>();
  const historyFrame = countTokens('<history>\n</history>\n');
  const blockCost = (place: Place, at: number[]) => {
    const key = `${place.hit?.id ?? place.turn} ${at.join()}`;
    const body = escapeBody(at.map((index) => place.sentences[index]).join(' '));
    const cost = known.get(key) ?? countTokens(place.hit === null
      ? `<turn role="${history[place.turn]!.role}">\n${body}\n</turn>\n` : `<document index="1" source="${escapeAttribute(place.hit.source)}">\n${body}\n</document>\n`);
    known.set(key, cost);
    return cost;
  };
  return (list) => {
    let sum = 0;
    let speaks = false;
    for (const [place, at] of grouped(list)) {
      sum += blockCost(place, at);
      speaks ||= place.hit === null;
    }
    sum += speaks ? historyFrame : 0;
    return sum <= room ? sum : null;
  };
}

function grouped(list: Answer[]): Map<Place, number[]> {
  const places = new Map<Place, number[]>();
  for (const { place, sentence } of list.flatMap(({ picks }) => picks)) places.set(place, [...new Set([...(places.get(place) ?? []), sentence])].sort((a, b) => a - b));
  return places;
}

/** Adds the answer with the most weight per token until nothing more fits. */
function extend(start: Answer[], possible: Answer[], price: (list: Answer[]) => number | null): Answer[] {
  let chosen = start;
  for (;;) {
    const paid = price(chosen) ?? 0;
    const open = possible.filter(({ ask }) => !chosen.some((answer) => answer.ask === ask));
    const best = open.flatMap((answer) => {
      const cost = price([...chosen, answer]);
      return cost === null ? [] : [{ answer, gain: answer.ask.weight / Math.max(1, cost - paid) }];
    }).sort((a, b) => b.gain - a.gain)[0];
    if (best === undefined) return chosen;
    chosen = [...chosen, best.answer];
  }
}

function write(input: Input, limit: number, chosen: Answer[], hits: Hit[], places: Place[], gone: Map<string, 'superseded' | 'unavailable'>): Output {
  const byPlace = grouped(chosen);
  const inside = places.filter((place) => byPlace.has(place)).map((place) => ({ ...place, said: byPlace.get(place)!.map((index) => place.sentences[index]!) }));
  const documents = inside.flatMap(({ hit, said }) => (hit === null ? [] : [{ id: hit.id, source: hit.source, sentences: said }]));
  const turns = inside.filter(({ hit }) => hit === null).map(({ turn, said }) => ({ role: input.history[turn]!.role, sentences: said }));
  const text = render(input, turns, documents);
  // Blocks add up; should they ever not, the last answer goes.
  if (input.countTokens(text) > limit) return write(input, limit, chosen.slice(0, -1), hits, places, gone);
  const answered = new Set(chosen.map(({ ask }) => ask));
  const all = answersIn(input, places);
  const reasonOf = ({ id }: Hit): Output['dropped'][number]['reason'] => {
    const why = gone.get(id);
    if (why !== undefined) return why;
    const asks = all.filter(({ picks }) => picks[0]!.place.hit?.id === id).map(({ ask }) => ask);
    if (asks.length > 0) return asks.every((ask) => answered.has(ask)) ? 'duplicate' : 'budget';
    const said = places.find(({ hit }) => hit?.id === id)?.plain ?? [];
    return input.asks.some(({ term }) => said.some((sentence) => /[0-9]/.test(sentence) && sentence.includes(plain(term)))) ? 'untrusted' : 'irrelevant';
  };
  return {
    status: 'ok', text, included: documents.map(({ id, source }, index) => ({ n: index + 1, id, source })),
    dropped: hits.filter(({ id }) => !documents.some((document) => document.id === id)).map((hit) => ({ id: hit.id, reason: reasonOf(hit) })),
  };
}
