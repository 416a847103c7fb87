import type { Ask, Hit, Input, Output, Reason } from './contract.ts';
import { answering, gather, type Evidence, type Source, type Way } from './evidence.ts';
import { render, renderBlock, type Block } from './layout.ts';

/** A block of the plan with its final body: it is shown so, or not at all. */
type Planned = Block & { tokens: number; source_: Source };

/**
 * One plan for all limits, cut where the limit is. The plan answers every ask, in the order of most weight for the tokens,
 * and knows no limit; so what fits into less room is the beginning of what fits into more.
 */
export async function assemble(input: Input): Promise<Output> {
  const limit = input.budget - input.reserveOutput;
  const least = input.countTokens(render(input, [], []));
  if (least > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const evidence = await gather(input);
  const ways = cheapestWays(input, evidence);
  const shown = cut(input, plan(input, evidence, ways), limit - least);
  const documents = shown.filter(({ source }) => source !== null).sort((a, b) => (a.key < b.key ? -1 : 1));
  const text = render(input, shown.filter(({ source }) => source === null), documents);
  const answered = new Set(ways.filter(({ parts }) => parts.every(({ source }) => shown.some(({ source_ }) => source_ === source))).map(({ ask }) => ask));
  return output(input, evidence, { text, documents }, answered);
}

/** For each ask one way, the cheapest, where a sentence that is in already costs nothing and a new block costs its frame. */
function cheapestWays({ asks, countTokens }: Input, { ways }: Evidence): Way[] {
  const chosen: Way[] = [];
  const open = new Set(asks.filter((ask) => ways.some((way) => way.ask === ask)));
  const costs = new Map<Way, number>();
  const alone = (way: Way) => {
    const cost = costs.get(way) ?? way.parts.reduce((sum, { source, at }) => sum + 17 + countTokens(source.sentences[at]!), 0);
    costs.set(way, cost);
    return cost;
  };
  const frames = (way: Way) => 17 * way.parts.filter(({ source }) => chosen.some((other) => other.parts.some((part) => part.source === source))).length;
  while (open.size > 0) {
    const best = ways.filter(({ ask }) => open.has(ask)).map((way) => ({ way, gain: way.ask.weight / (alone(way) - frames(way)) })).sort((a, b) => b.gain - a.gain)[0]!;
    chosen.push(best.way);
    open.delete(best.way.ask);
  }
  return chosen;
}

/** Turns first, since the layout has them first; then documents by what the ways through them are worth, definitions before what needs them. */
function plan(input: Input, { turns }: Evidence, ways: Way[]): Planned[] {
  const parts = ways.flatMap((way) => way.parts);
  const frozen = (source: Source): Planned => {
    const block = {
      key: source.key, source: source.hit?.source ?? null, role: input.history[turns.indexOf(source)]?.role ?? null,
      sentences: source.sentences.filter((_, at) => parts.some((part) => part.source === source && part.at === at)),
    };
    return { ...block, source_: source, tokens: input.countTokens(renderBlock(block, 1)) };
  };
  const blocks = [...new Set(parts.map(({ source }) => source))].map(frozen);
  const order = turns.flatMap((turn) => blocks.filter(({ source_ }) => source_ === turn));
  const rest = new Set(ways.filter(({ parts: [answer] }) => answer!.source.hit !== null));
  while (rest.size > 0) {
    const missing = (way: Way) => [...new Set(way.parts.map(({ source }) => source))].reverse().map((source) => blocks.find(({ source_ }) => source_ === source)!).filter((block) => !order.includes(block));
    const completes = (added: Planned[]) => [...rest].filter((way) => missing(way).every((block) => added.includes(block))).reduce((sum, { ask }) => sum + ask.weight, 0);
    const best = [...rest].map((way) => ({ way, added: missing(way) })).map(({ way, added }) => ({ way, added, gain: completes(added) / Math.max(1, added.reduce((sum, { tokens }) => sum + tokens, 0)) })).sort((a, b) => b.gain - a.gain)[0]!;
    order.push(...best.added);
    rest.delete(best.way);
  }
  return order;
}

/** The beginning of the plan that fits, and nothing behind the first block that does not. */
function cut({ countTokens }: Input, order: Planned[], room: number): Planned[] {
  let left = room - (order[0]?.source === null ? countTokens('<history>\n</history>\n') : 0);
  const end = order.findIndex(({ tokens }) => (left -= tokens) < 0);
  return end < 0 ? order : order.slice(0, end);
}

/** The context, what is in it, and why the rest is not. */
function output({ asks }: Input, { hits, documents, ways, superseded, unavailable }: Evidence, context: { text: string; documents: Block[] }, answered: Set<Ask>): Output {
  const reasonOf = ({ id, trust }: Hit): Reason => {
    if (superseded.has(id)) return 'superseded';
    if (unavailable.has(id)) return 'unavailable';
    const own = ways.filter(({ parts }) => parts[0]!.source.key === id);
    if (own.length > 0) return own.every(({ ask }) => answered.has(ask)) ? 'duplicate' : 'budget';
    const speaks = asks.some((ask) => answering(documents.find(({ key }) => key === id)!, ask) >= 0);
    return trust === 'external' && speaks ? 'untrusted' : 'irrelevant';
  };
  return {
    status: 'ok', text: context.text,
    included: context.documents.map(({ key, source }, index) => ({ n: index + 1, id: key, source: source! })),
    dropped: hits.filter(({ id }) => !context.documents.some(({ key }) => key === id)).map((hit) => ({ id: hit.id, reason: reasonOf(hit) })),
  };
}
