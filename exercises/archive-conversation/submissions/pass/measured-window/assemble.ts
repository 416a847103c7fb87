import type { Hit, Input, Output, Reason, Turn } from './contract.ts';
import { render, sentences } from './layout.ts';

/** Where an ask is answered: sentence numbers by document id or `turn 7`. */
type Answer = { ask: number; at: [place: string, sentence: number][]; size: number };
/** Places to show, with the sentences of each. */
type Shown = Map<string, Set<number>>;

const lower = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

/** Answers in order of weight for their size; then the widest window of last turns that fits beside them, found by halving. */
export async function assemble(input: Input): Promise<Output> {
  const { asks, history, budget, reserveOutput, countTokens } = input;
  const limit = budget - reserveOutput;
  if (countTokens(render(input, [], [])) > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const { hits, readable, old, failed } = await look(input);
  const talk = history.map(({ role, text }) => ({ role, said: sentences(text) }));
  const answers = asks.flatMap((_, ask) => answersTo(ask, input, readable, talk)).sort((a, b) => asks[b.ask]!.weight / b.size - asks[a.ask]!.weight / a.size || a.size - b.size);

  let shown: Shown = new Map();
  const layOut = (what: Shown) => {
    const pick = (place: string, all: string[]) => all.filter((_, sentence) => what.get(place)?.has(sentence));
    const turns = talk.map(({ role, said }, turn) => ({ role, sentences: pick(`turn ${turn}`, said) })).filter((turn) => turn.sentences.length > 0);
    const blocks = [...readable].map(([id, { hit, said }]) => ({ id, source: hit.source, sentences: pick(id, said) })).filter((block) => block.sentences.length > 0);
    return { text: render(input, turns, blocks), blocks };
  };
  const fits = (what: Shown) => countTokens(layOut(what).text) <= limit;

  const done = new Set<number>();
  // Twice: what did not fit beside a large neighbour may fit once that one turned out too large as well.
  for (const { ask, at } of [...answers, ...answers]) {
    if (done.has(ask)) continue;
    const more = withSentences(shown, at);
    if (!fits(more)) continue;
    shown = more;
    done.add(ask);
  }

  const window = (width: number) => withSentences(shown, talk.flatMap(({ said }, turn) => (turn < talk.length - width ? [] : said.map((_, sentence): [string, number] => [`turn ${turn}`, sentence]))));
  let [width, tooWide] = [0, talk.length + 1];
  while (tooWide - width > 1) {
    const middle = (width + tooWide) >> 1;
    if (fits(window(middle))) width = middle;
    else tooWide = middle;
  }

  const { text, blocks } = layOut(window(width));
  const reason = ({ id, trust }: Hit): Reason => {
    if (old.has(id)) return 'superseded';
    if (failed.has(id)) return 'unavailable';
    const own = answers.filter(({ at }) => at[0]![0] === id);
    if (own.length > 0) return own.every(({ ask }) => done.has(ask)) ? 'duplicate' : 'budget';
    return trust === 'external' && asks.some(({ term }) => isIn(readable.get(id)!.said, term, true) >= 0) ? 'untrusted' : 'irrelevant';
  };
  return {
    status: 'ok', text, included: blocks.map(({ id, source }, index) => ({ n: index + 1, id, source })),
    dropped: hits.filter(({ id }) => !blocks.some((block) => block.id === id)).map((hit) => ({ id: hit.id, reason: reason(hit) })),
  };
}

type Document = { hit: Hit; said: string[] };

async function look({ question, asks, principals, search, read }: Input) {
  const found = new Map<string, Hit>();
  for (const query of [question, ...asks.map(({ term }) => term)]) for (const hit of await search(query, { principals, limit: 60 })) found.set(hit.id, hit);
  const hits = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const old = new Set(hits.map(({ supersedes }) => supersedes));
  const readable = new Map<string, Document>();
  const failed = new Set<string>();
  for (const hit of hits) {
    if (old.has(hit.id) || readable.size + failed.size >= 100) continue;
    try {
      readable.set(hit.id, { hit, said: sentences(await read(hit.id)) });
    } catch {
      failed.add(hit.id);
    }
  }
  return { hits, readable, old, failed };
}

function isIn(said: string[], term: string, withDigit: boolean): number {
  return said.findIndex((sentence) => lower(sentence).includes(lower(term)) && (!withDigit || /[0-9]/.test(sentence)));
}

/** Only for the order: letters beyond Latin take about three times the tokens. */
const sizeOf = (sentence: string) => [...sentence].reduce((sum, letter) => sum + (letter > '\u02ff' ? 3 : 1), 70);

function answersTo(ask: number, { asks }: Input, readable: Map<string, Document>, talk: { role: Turn['role']; said: string[] }[]): Answer[] {
  const { term } = asks[ask]!;
  const saying = [...readable.values()].filter(({ said }) => isIn(said, term, true) >= 0);
  const ours = saying.filter(({ hit }) => hit.trust === 'internal');
  const documents = (ours.length > 0 ? ours : saying).flatMap(({ hit, said }): Answer[] => {
    const places = [[hit.id, isIn(said, term, true)], ...hit.requires.map((id) => [id, isIn(readable.get(id)?.said ?? [], term, false)])] as [string, number][];
    if (places.some(([, sentence]) => sentence < 0)) return [];
    return [{ ask, at: places, size: places.reduce((sum, [id, sentence]) => sum + sizeOf(readable.get(id)!.said[sentence]!), 0) }];
  });
  const turns = talk.flatMap(({ said }, turn): Answer[] => {
    const sentence = isIn(said, term, true);
    return sentence < 0 ? [] : [{ ask, at: [[`turn ${turn}`, sentence]], size: sizeOf(said[sentence]!) }];
  });
  return [...documents, ...turns];
}

function withSentences(shown: Shown, more: [string, number][]): Shown {
  const next: Shown = new Map([...shown].map(([place, at]) => [place, new Set(at)]));
  for (const [place, sentence] of more) next.set(place, (next.get(place) ?? new Set<number>()).add(sentence));
  return next;
}
