import type { Ask, Hit, Input, Output, Reason } from './contract.ts';
import { answering, gather, naming, type Evidence, type Part, type Way } from './evidence.ts';
import { render, type Block } from './layout.ts';

/** Packs as much weight as it can into the limit; then each answer gets the sentences around it, while there is room. */
export async function assemble(input: Input): Promise<Output> {
  const limit = input.budget - input.reserveOutput;
  if (input.countTokens(render(input, [], [])) > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };
  const evidence = await gather(input);
  const partsOf = (ways: Way[]) => ways.flatMap(({ parts }) => parts);
  const tokens = (parts: Part[]) => input.countTokens(layOut(input, evidence, parts).text);
  const chosen = pack(evidence.ways, (ways) => tokens(partsOf(ways)), limit);
  const shown = partsOf(chosen);
  for (const part of chosen.flatMap((way) => surroundings(way, input.asks))) if (tokens([...shown, part]) <= limit) shown.push(part);
  return output(input, evidence, layOut(input, evidence, shown), new Set(chosen.map(({ ask }) => ask)));
}

/** What stands before and after an answer. A neighbour that names something asked is a choice of its own. */
function surroundings({ parts: [answer] }: Way, asks: Ask[]): Part[] {
  const { source, at } = answer!;
  if (source.hit === null) return [];
  return [at - 1, at + 1].filter((beside) => source.sentences[beside] !== undefined && asks.every((ask) => !naming(source, ask).includes(beside))).map((beside) => ({ source, at: beside }));
}

/** Again and again the way that brings most weight for the tokens it adds; the heaviest one alone where that is worth more. */
function pack(ways: Way[], tokens: (ways: Way[]) => number, limit: number): Way[] {
  const chosen: Way[] = [];
  for (;;) {
    const now = tokens(chosen);
    const best = ways.filter(({ ask }) => !chosen.some((way) => way.ask === ask))
      .map((way) => ({ way, total: tokens([...chosen, way]) })).filter(({ total }) => total <= limit)
      .sort((a, b) => b.way.ask.weight / Math.max(1, b.total - now) - a.way.ask.weight / Math.max(1, a.total - now))[0];
    if (best === undefined) break;
    chosen.push(best.way);
  }
  const worth = chosen.reduce((sum, { ask }) => sum + ask.weight, 0);
  const heaviest = ways.filter((way) => way.ask.weight > worth && tokens([way]) <= limit).sort((a, b) => b.ask.weight - a.ask.weight)[0];
  return heaviest === undefined ? chosen : [heaviest];
}

type Context = { text: string; documents: Block[] };

/** Documents by id, of each the sentences that are to be shown. */
function layOut(input: Input, { documents, turns }: Evidence, parts: Part[]): Context {
  const blocksOf = (sources: Evidence['documents']) => sources.flatMap((source): Block[] => {
    const shown = source.sentences.filter((_, at) => parts.some((part) => part.source === source && part.at === at));
    return shown.length === 0 ? [] : [{ key: source.key, source: source.hit?.source ?? null, role: input.history[turns.indexOf(source)]?.role ?? null, sentences: shown }];
  });
  const blocks = blocksOf(documents);
  return { text: render(input, blocksOf(turns), blocks), documents: blocks };
}

/** The context, what is in it, and why the rest is not. */
function output({ asks }: Input, { hits, documents, ways, superseded, unavailable }: Evidence, context: Context, answered: Set<Ask>): Output {
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
