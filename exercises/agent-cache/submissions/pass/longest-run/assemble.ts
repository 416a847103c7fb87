import type { Ask, Hit, Input, Output, Reason } from './contract.ts';
import { answering, gather, type Evidence, type Source } from './evidence.ts';
import { render, type Block } from './layout.ts';

/** An ask and the sources that settle it, the answer last. */
type Settled = { ask: Ask; sources: Source[] };

/**
 * Sources are sorted once, by the weight they settle for their length; no limit plays a part in that. Then the longest run of
 * them, from the first on, that fits is found by halving, counting the finished text.
 */
export async function assemble(input: Input): Promise<Output> {
  const { asks, budget, reserveOutput, countTokens } = input;
  const limit = budget - reserveOutput;
  if (countTokens(render(input, [], [])) > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const evidence = await gather(input);
  const bodies = new Map<Source, Set<number>>();
  const settled = asks.flatMap((ask) => settle(ask, evidence, bodies));
  const run = inOneOrder(settled, bodies, evidence);
  const layOut = (length: number) => {
    const blocks = run.slice(0, length).map((source): Block => ({
      key: source.key, source: source.hit?.source ?? null, role: input.history[evidence.turns.indexOf(source)]?.role ?? null,
      sentences: source.sentences.filter((_, at) => bodies.get(source)!.has(at)),
    }));
    const documents = blocks.filter(({ source }) => source !== null);
    return { text: render(input, blocks.filter(({ source }) => source === null), documents), documents };
  };
  let [length, tooLong] = [0, run.length + 1];
  while (tooLong - length > 1) {
    const middle = (length + tooLong) >> 1;
    if (countTokens(layOut(middle).text) <= limit) length = middle;
    else tooLong = middle;
  }
  const shown = new Set(run.slice(0, length));
  return output(input, evidence, layOut(length), new Set(settled.filter(({ sources }) => sources.every((source) => shown.has(source))).map(({ ask }) => ask)));
}

/** Only for the order: letters beyond Latin take about three times the tokens. */
const sizeOf = (sentence: string) => [...sentence].reduce((sum, letter) => sum + (letter > '\u02ff' ? 3 : 1), 0);
const FRAME = 60;

/** The shortest way, where a source that another ask uses already has its frame paid. Notes which sentences it needs. */
function settle(ask: Ask, { ways }: Evidence, bodies: Map<Source, Set<number>>): Settled[] {
  const size = (parts: { source: Source; at: number }[]) => parts.reduce((sum, { source, at }) => sum + (bodies.has(source) ? 0 : FRAME) + (bodies.get(source)?.has(at) ? 0 : sizeOf(source.sentences[at]!)), 0);
  const shortest = ways.filter((way) => way.ask === ask).sort((a, b) => size(a.parts) - size(b.parts))[0];
  if (shortest === undefined) return [];
  for (const { source, at } of shortest.parts) bodies.set(source, (bodies.get(source) ?? new Set()).add(at));
  return [{ ask, sources: shortest.parts.map(({ source }) => source).reverse() }];
}

/** The talk as the layout has it, then what settles most weight for its length, each with what it needs in front of it. */
function inOneOrder(settled: Settled[], bodies: Map<Source, Set<number>>, { turns }: Evidence): Source[] {
  const run = turns.filter((turn) => settled.some(({ sources }) => sources.includes(turn)));
  const groups = settled.filter(({ sources }) => sources[0]!.hit !== null).map((one) => {
    const together = settled.filter(({ sources }) => sources.every((source) => one.sources.includes(source)));
    const length = one.sources.reduce((sum, source) => sum + FRAME + [...bodies.get(source)!].reduce((size, at) => size + sizeOf(source.sentences[at]!), 0), 0);
    return { sources: one.sources, worth: together.reduce((sum, { ask }) => sum + ask.weight, 0) / length };
  });
  for (const { sources } of groups.sort((a, b) => b.worth - a.worth)) run.push(...sources.filter((source) => !run.includes(source)));
  return run;
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
