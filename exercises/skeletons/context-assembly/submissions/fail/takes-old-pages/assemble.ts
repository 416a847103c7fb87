import type { Hit, Input, Output, Reason } from './contract.ts';
import { render, sentences } from './layout.ts';

type Doc = { hit: Hit; sentences: string[] };
type Candidate = { ask: number; weight: number; doc: string | null; turn: number; sentence: number; with: [string, number][]; size: number };

const lowered = new Map<string, string>();

/** Every ask looks at every sentence: each is lowered once. */
function lower(text: string): string {
  const known = lowered.get(text);
  if (known !== undefined) return known;
  const made = text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
  lowered.set(text, made);
  return made;
}

/** One pass: candidates in order of weight per character, each taken when the whole text with it still fits. */
export async function assemble(input: Input): Promise<Output> {
  const { asks, history, budget, reserveOutput, countTokens } = input;
  const limit = budget - reserveOutput;
  if (countTokens(render(input, [], [])) > limit) return { status: 'insufficient', text: '', included: [], dropped: [] };

  const hits = await find(input);
  const old = new Set<string | null>();
  const docs = new Map<string, Doc>();
  for (const hit of hits) {
    if (old.has(hit.id) || docs.size >= 100) continue;
    const text = await input.read(hit.id).catch(() => null);
    if (text !== null) docs.set(hit.id, { hit, sentences: sentences(text) });
  }
  const talk = history.map(({ text }) => sentences(text));
  const candidates = asks.flatMap((_, ask) => candidatesFor(ask, input, docs, talk)).sort((a, b) => b.weight / b.size - a.weight / a.size || a.size - b.size);

  const keep = new Map<string, Set<number>>();
  const done = new Set<number>();
  const layOut = () => {
    const pick = (key: string, all: string[]) => all.filter((_, index) => keep.get(key)?.has(index));
    const turns = talk.map((said, index) => ({ role: history[index]!.role, sentences: pick(`turn ${index}`, said) })).filter((turn) => turn.sentences.length > 0);
    const blocks = [...docs.values()].map(({ hit, sentences: said }) => ({ id: hit.id, source: hit.source, sentences: pick(hit.id, said) })).filter((block) => block.sentences.length > 0);
    return { text: render(input, turns, blocks), blocks };
  };
  // Twice: what did not fit beside a large neighbour may fit once that one turned out too large as well.
  for (const candidate of [...candidates, ...candidates]) {
    if (done.has(candidate.ask)) continue;
    const picks: [string, number][] = [[candidate.doc ?? `turn ${candidate.turn}`, candidate.sentence], ...candidate.with];
    const added = picks.filter(([key, sentence]) => !keep.get(key)?.has(sentence));
    for (const [key, sentence] of added) keep.set(key, (keep.get(key) ?? new Set()).add(sentence));
    if (countTokens(layOut().text) <= limit) done.add(candidate.ask);
    else for (const [key, sentence] of added) keep.get(key)!.delete(sentence);
  }

  const { text, blocks } = layOut();
  const reason = ({ id, trust }: Hit): Reason => {
    if (old.has(id)) return 'superseded';
    const doc = docs.get(id);
    if (doc === undefined) return 'unavailable';
    const own = candidates.filter((candidate) => candidate.doc === id);
    if (own.some(({ ask }) => !done.has(ask))) return 'budget';
    if (own.length > 0) return 'duplicate';
    return trust === 'external' && asks.some(({ term }) => doc.sentences.some((sentence) => isAnswer(sentence, term))) ? 'untrusted' : 'irrelevant';
  };
  return {
    status: 'ok', text,
    included: blocks.map(({ id, source }, index) => ({ n: index + 1, id, source })),
    dropped: hits.filter(({ id }) => !blocks.some((block) => block.id === id)).map((hit) => ({ id: hit.id, reason: reason(hit) })),
  };
}

async function find({ question, asks, principals, search }: Input): Promise<Hit[]> {
  const found = new Map<string, Hit>();
  for (const query of [question, ...asks.map(({ term }) => term)]) {
    for (const hit of await search(query, { principals, limit: 60 })) found.set(hit.id, hit);
  }
  return [...found.values()].sort((a, b) => a.id.localeCompare(b.id));
}

const isAnswer = (sentence: string, term: string) => /[0-9]/.test(sentence) && lower(sentence).includes(lower(term));

function candidatesFor(ask: number, { asks }: Input, docs: Map<string, Doc>, talk: string[][]): Candidate[] {
  const { term, weight } = asks[ask]!;
  const answering = [...docs.values()].filter((doc) => doc.sentences.some((sentence) => isAnswer(sentence, term)));
  const internal = answering.filter(({ hit }) => hit.trust === 'internal');
  const fromDocs = (internal.length > 0 ? internal : answering).flatMap(({ hit, sentences: said }): Candidate[] => {
    const sentence = said.findIndex((one) => isAnswer(one, term));
    const definitions = hit.requires.map((id): [string, number] => [id, docs.get(id)?.sentences.findIndex((one) => lower(one).includes(lower(term))) ?? -1]);
    if (definitions.some(([, at]) => at < 0)) return [];
    const size = [[hit.id, sentence] as const, ...definitions].reduce((sum, [id, at]) => sum + 70 + [...docs.get(id)!.sentences[at]!].reduce((length, letter) => length + (letter > '\u02ff' ? 3 : 1), 0), 0);
    return [{ ask, weight, doc: hit.id, turn: -1, sentence, with: definitions, size }];
  });
  const fromTalk = talk.flatMap((said, turn): Candidate[] => {
    const sentence = said.findIndex((one) => isAnswer(one, term));
    return sentence < 0 ? [] : [{ ask, weight, doc: null, turn, sentence, with: [], size: 60 + said[sentence]!.length }];
  });
  return [...fromDocs, ...fromTalk];
}
