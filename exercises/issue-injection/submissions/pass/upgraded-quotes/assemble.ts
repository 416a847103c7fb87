import type { Ask, Hit, Input, Output, Reason } from './contract.ts';
import { answering, gather, naming, type Evidence, type Part, type Source, type Way } from './evidence.ts';
import { render, renderBlock, type Block } from './layout.ts';

/** Sentence numbers to show of each source. */
type Shown = Map<Source, Set<number>>;

/**
 * Bare answers first, in order of weight for their length; then each quotation is upgraded to its surroundings, the
 * cheapest upgrade first, so that most answers have theirs.
 */
export async function assemble(input: Input): Promise<Output> {
  const { asks, budget, reserveOutput, countTokens } = input;
  const room = budget - reserveOutput - countTokens(render(input, [], []));
  if (room < 0) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const evidence = await gather(input);
  const price = pricing(input, evidence);
  const alone = new Map(evidence.ways.map((way) => [way, price(shownWith(new Map(), way.parts))]));
  const byWorth = evidence.ways.toSorted((a, b) => b.ask.weight / alone.get(b)! - a.ask.weight / alone.get(a)!);

  let shown: Shown = new Map();
  const answered = new Map<Ask, Way>();
  // Twice: what did not fit beside a large neighbour may fit once that one turned out too large as well.
  for (const way of [...byWorth, ...byWorth]) {
    const more = shownWith(shown, way.parts);
    if (answered.has(way.ask) || price(more) > room) continue;
    shown = more;
    answered.set(way.ask, way);
  }
  const upgrades = [...answered.values()].map((way) => beside(way, asks)).map((parts) => ({ parts, extra: price(shownWith(shown, parts)) - price(shown) }));
  for (const { parts } of upgrades.sort((a, b) => a.extra - b.extra)) {
    const more = shownWith(shown, parts);
    if (price(more) <= room) shown = more;
  }
  return write(input, evidence, shown, new Set(answered.keys()));
}

function shownWith(shown: Shown, parts: Part[]): Shown {
  const next: Shown = new Map([...shown].map(([source, at]) => [source, new Set(at)]));
  for (const { source, at } of parts) next.set(source, (next.get(source) ?? new Set<number>()).add(at));
  return next;
}

/** The sentences around an answer in a document, without those that name something asked. */
function beside({ parts: [answer] }: Way, asks: Ask[]): Part[] {
  const { source, at } = answer!;
  const named = new Set(asks.flatMap((ask) => naming(source, ask)));
  return source.hit === null ? [] : [at - 1, at + 1].filter((other) => other >= 0 && other < source.sentences.length && !named.has(other)).map((other) => ({ source, at: other }));
}

const blockOf = (input: Input, { turns }: Evidence, source: Source, at: Set<number>): Block => ({
  key: source.key, source: source.hit?.source ?? null, role: input.history[turns.indexOf(source)]?.role ?? null, sentences: source.sentences.filter((_, index) => at.has(index)),
});

/** Tokens beyond the empty layout: blocks add up, so each is counted once. */
function pricing(input: Input, evidence: Evidence): (shown: Shown) => number {
  const known = new Map<string, number>();
  const count = (key: string, text: () => string) => {
    if (!known.has(key)) known.set(key, input.countTokens(text()));
    return known.get(key)!;
  };
  return (shown) => [...shown].reduce(
    (sum, [source, at]) => sum + count(`${source.key} ${[...at].sort((a, b) => a - b).join()}`, () => renderBlock(blockOf(input, evidence, source, at), 1)),
    [...shown.keys()].some(({ hit }) => hit === null) ? count('talk', () => '<history>\n</history>\n') : 0,
  );
}

function write(input: Input, evidence: Evidence, shown: Shown, answered: Set<Ask>): Output {
  const { hits, documents, turns, ways, superseded, unavailable } = evidence;
  const blocksOf = (sources: Source[]) => sources.flatMap((source) => (shown.has(source) ? [blockOf(input, evidence, source, shown.get(source)!)] : []));
  const blocks = blocksOf(documents);
  const reasonOf = ({ id, trust }: Hit): Reason => {
    if (superseded.has(id)) return 'superseded';
    if (unavailable.has(id)) return 'unavailable';
    const own = ways.filter(({ parts }) => parts[0]!.source.key === id);
    if (own.length > 0) return own.every(({ ask }) => answered.has(ask)) ? 'duplicate' : 'budget';
    return trust === 'external' && input.asks.some((ask) => answering(documents.find(({ key }) => key === id)!, ask) >= 0) ? 'untrusted' : 'irrelevant';
  };
  return {
    status: 'ok', text: render(input, blocksOf(turns), blocks), included: blocks.map(({ key, source }, index) => ({ n: index + 1, id: key, source: source! })),
    dropped: hits.filter(({ id }) => !blocks.some(({ key }) => key === id)).map((hit) => ({ id: hit.id, reason: reasonOf(hit) })),
  };
}
