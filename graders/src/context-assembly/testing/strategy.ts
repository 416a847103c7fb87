import type { Ask, Assemble, Hit, Input, Output, Reason } from '../contract.ts';
import { answers, mentions } from './remembered-text.ts';
import { SOUND } from './sound-traits.ts';
import type { Chosen, Source, Traits } from './traits.ts';

type Pick = { source: Source; sentence: string };
type TurnPick = { turn: number; sentence: string };
/** One way to get one ask in: an answer with its definitions, or what was said in the talk. */
type Way = { ask: Ask; picks: Pick[]; turn: TurnPick | null };

/** A strategy that adds, again and again, what brings most value for the tokens it adds. */
export function strategy(changes: Partial<Traits> = {}): Assemble {
  const traits = { ...SOUND, ...changes };
  return async (input) => {
    const limit = traits.limit(input);
    const empty = render(traits, input, [], new Map());
    if (traits.count(input, empty) > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };
    const { hits, sources, unavailable } = await gather(traits, input);
    const ways = waysOf(traits, input, hits, sources);
    const talk = newestTurns(traits, input, limit, empty);
    const taken = greedy(traits, input, limit, ways, talk);
    const picked = traits.order(chosenOf(traits, taken), input);
    const chosen = traits.fills ? filled(traits, input, limit, picked, sources, turnsOf(taken, talk)) : picked;
    const included = chosen.map(({ source: { hit } }, index) => ({ n: index + 1, id: hit.id, source: hit.source }));
    const reason = (hit: Hit): Reason => {
      if (!SOUND.isCurrent(hit, hits)) return 'superseded';
      if (unavailable.has(hit.id)) return 'unavailable';
      const source = sources.find((other) => other.hit === hit);
      const asks = input.asks.filter(({ term }) => source?.sentences.some((sentence) => answers(sentence, term)));
      if (asks.length === 0) return 'irrelevant';
      if (asks.every((ask) => !SOUND.isTrusted(source!, ask, sources))) return 'untrusted';
      return asks.every((ask) => taken.some((way) => way.ask === ask)) ? 'duplicate' : 'budget';
    };
    const output: Output = {
      status: 'ok', text: render(traits, input, chosen, turnsOf(taken, talk)), included,
      dropped: hits.filter(({ id }) => !included.some((entry) => entry.id === id)).map((hit) => ({ id: hit.id, reason: reason(hit) })),
    };
    return traits.finish(output, input);
  };
}

async function gather(traits: Traits, input: Input): Promise<{ hits: Hit[]; sources: Source[]; unavailable: Set<string> }> {
  const found = new Map<string, Hit>();
  for (const query of [input.question, ...input.asks.map(({ term }) => term)]) for (const hit of await traits.search(input, query)) if (!found.has(hit.id)) found.set(hit.id, hit);
  // The order of hits with equal scores is nobody's promise.
  const hits = [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const sources: Source[] = [];
  const unavailable = new Set<string>();
  for (const hit of hits.filter((one) => traits.isCurrent(one, hits))) {
    const text = await traits.read(input, hit.id).catch((error: unknown) => {
      if (traits.read !== SOUND.read) throw error;
      return null;
    });
    if (text === null) unavailable.add(hit.id);
    else sources.push({ hit, text, sentences: traits.sentences(text) });
  }
  return { hits, sources: sources.filter((source) => traits.keeps(source, sources)), unavailable };
}

function waysOf(traits: Traits, input: Input, hits: readonly Hit[], sources: readonly Source[]): Way[] {
  return input.asks.flatMap((ask): Way[] => {
    const inTalk = traits.usesHistory ? input.history.flatMap(({ text }, turn) => traits.sentences(text).filter((sentence) => answers(sentence, ask.term)).map((sentence) => ({ ask, picks: [], turn: { turn, sentence } }))) : [];
    const inDocuments = sources.filter((source) => traits.isTrusted(source, ask, sources)).flatMap((source) => source.sentences.filter((sentence) => answers(sentence, ask.term)).map((sentence) => {
      const defined = traits.usesRequired ? source.hit.requires.flatMap((id) => definition(id, ask, sources)) : [];
      return { ask, picks: [{ source, sentence }, ...defined], turn: null };
    }));
    return [...inTalk, ...inDocuments];
  });
}

function definition(id: string, { term }: Ask, sources: readonly Source[]): Pick[] {
  const source = sources.find(({ hit }) => hit.id === id);
  const sentence = source?.sentences.filter((one) => mentions(one, term)).toSorted((a, b) => a.length - b.length)[0];
  return source === undefined || sentence === undefined ? [] : [{ source, sentence }];
}

/** Best gain per token until nothing fits, or the best alone where that is worth more. */
function greedy(traits: Traits, input: Input, limit: number, ways: readonly Way[], talk: Talk): Way[] {
  const cost = (taken: readonly Way[]) => traits.count(input, render(traits, input, traits.order(chosenOf(traits, taken), input), turnsOf(taken, talk)));
  const size = ({ picks, turn }: Way) => picks.reduce((sum, { source, sentence }) => sum + (traits.unit === 'document' ? source.text.length : sentence.length) + 60, turn?.sentence.length ?? 0);
  const cheapestFirst = ways.toSorted((a, b) => size(a) - size(b));
  const taken: Way[] = [];
  let used = cost([]);
  for (;;) {
    const open = cheapestFirst.filter((way) => !taken.includes(way) && (traits.repeats || !taken.some(({ ask }) => way.ask === ask)));
    const perAsk = [...Map.groupBy(open, ({ ask }) => ask).values()].flatMap((list) => list.slice(0, 3));
    const priced = perAsk.map((way) => ({ way, to: cost([...taken, way]) })).filter(({ to }) => to <= limit);
    const best = priced.toSorted((a, b) => b.way.ask.weight / Math.max(1, b.to - used) - a.way.ask.weight / Math.max(1, a.to - used))[0];
    if (best === undefined) break;
    taken.push(best.way);
    used = best.to;
  }
  const worth = (list: readonly Way[]) => list.reduce((sum, { ask }) => sum + ask.weight, 0);
  const alone = cheapestFirst.filter((way) => way.ask.weight > worth(taken)).find((way) => cost([way]) <= limit);
  return alone === undefined ? taken : [alone];
}

function chosenOf(traits: Traits, taken: readonly Way[]): Chosen[] {
  const picks = Map.groupBy(taken.flatMap((way) => way.picks), ({ source }) => source);
  return [...picks].map(([source, list]) => ({ source, sentences: traits.unit === 'document' ? source.sentences : source.sentences.filter((sentence) => list.some((pick) => pick.sentence === sentence)) }));
}

/** Sentences by index of turn. */
type Talk = ReadonlyMap<number, string[]>;

function newestTurns(traits: Traits, input: Input, limit: number, empty: string): Talk {
  const room = limit - traits.count(input, empty);
  let talk: [number, string[]][] = [];
  for (let turn = input.history.length - 1; turn >= 0 && traits.talkShare > 0; turn -= 1) {
    const more: [number, string[]][] = [[turn, traits.sentences(input.history[turn]!.text)], ...talk];
    if (traits.count(input, render(traits, input, [], new Map(more))) - (limit - room) > traits.talkShare * room) break;
    talk = more;
  }
  return new Map(talk);
}

function filled(traits: Traits, input: Input, limit: number, picked: Chosen[], sources: readonly Source[], talk: Talk): Chosen[] {
  return sources.filter((source) => !picked.some((one) => one.source === source)).reduce((chosen, source) => {
    const more = [...chosen, { source, sentences: source.sentences.slice(0, 1) }];
    return traits.count(input, render(traits, input, more, talk)) <= limit ? more : chosen;
  }, picked);
}

function turnsOf(taken: readonly Way[], talk: Talk): Talk {
  const turns = Map.groupBy([...taken.map(({ turn }) => turn).filter((turn) => turn !== null), ...[...talk].flatMap(([turn, sentences]) => sentences.map((sentence) => ({ turn, sentence })))], ({ turn }) => turn);
  return new Map([...turns].toSorted(([a], [b]) => a - b).map(([turn, list]) => [turn, [...new Set(list.map(({ sentence }) => sentence))]]));
}

function render({ escapeBody, escapeAttribute }: Traits, { system, question, history }: Input, chosen: readonly Chosen[], turns: Talk): string {
  const talk = [...turns].map(([turn, sentences]) => `<turn role="${history[turn]!.role}">\n${escapeBody(sentences.join(' '))}\n</turn>\n`).join('');
  const blocks = chosen.map(({ source: { hit }, sentences }, index) => `<document index="${index + 1}" source="${escapeAttribute(hit.source)}">\n${escapeBody(sentences.join('\n'))}\n</document>\n`).join('');
  return `${system}\n\n${talk === '' ? '' : `<history>\n${talk}</history>\n`}<documents>\n${blocks}</documents>\nQuestion: ${question}`;
}
