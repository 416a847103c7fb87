import type { CorpusCase } from '@assay/fixtures/corpus/corpus-case.ts';
import { answers, mentions, sentencesOf } from '@assay/fixtures/corpus/text.ts';
import { parseContext } from '../layout/parse-context.ts';
import { renderBlock, renderContext, renderTurn } from '../layout/render.ts';
import { randomCase, TONGUES } from '../testing/random-case.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { optimumOf } from './optimum.ts';

const SEEDS = Array.from({ length: 16 }, (_, at) => at + 1);

describe.each(Object.entries(TONGUES))('%s', (_name, tongue) => {
  test('the best utility at every room is that of trying every context', () => {
    for (const seed of SEEDS) {
      const corpusCase = randomCase(tongue, seed);
      const optimum = optimumOf(corpusCase);
      const tried = everyContext(corpusCase);
      const rooms = [...new Set(tried.map(({ tokens }) => tokens - optimum.emptyTokens))].flatMap((room) => [room - 1, room]);
      const found = rooms.map((room) => ({ seed, room, utility: optimum.at(room).utility }));
      const sorted = tried.toSorted((a, b) => a.tokens - b.tokens);
      expect(found).toEqual(rooms.map((room) => ({ seed, room, utility: bestWithin(sorted, room + optimum.emptyTokens) })));
      expect(optimum.full).toBe(Math.max(...tried.map(({ utility }) => utility)));
    }
  });

  test('the tokens of a best context are the count of its final text, which parses', () => {
    for (const seed of SEEDS) {
      const corpusCase = randomCase(tongue, seed);
      const optimum = optimumOf(corpusCase);
      for (const share of [0.01, 0.5, 1]) {
        const room = optimum.roomFor(share);
        if (room === Infinity) continue;
        const { tokens, documents, turns } = optimum.at(room);
        const blocks = documents.map(({ place, sentences, between }, at) => {
          const { source } = corpusCase.documents.find(({ id }) => 'document' in place && id === place.document)!;
          return renderBlock({ index: at + 1, source, sentences, between });
        });
        const spoken = turns.map(({ place, sentences, between }) => {
          const { role } = corpusCase.history['turn' in place ? place.turn : -1]!;
          return renderTurn({ role, sentences, between });
        });
        const text = renderContext(corpusCase, spoken, blocks);
        expect({ seed, tokens: countTokens(text) - optimum.emptyTokens }).toEqual({ seed, tokens });
        expect(parseContext(text, corpusCase)).toMatchObject({ documents: documents.map((_, at) => ({ index: at + 1 })) });
      }
    }
  });
});

type Tried = { tokens: number; utility: number };

function bestWithin(sorted: Tried[], limit: number): number {
  let best = 0;
  for (const { tokens, utility } of sorted) {
    if (tokens > limit) break;
    best = Math.max(best, utility);
  }
  return best;
}

/** Each choice of sentences of each document and turn, whatever they say, written out and counted as a whole. */
function everyContext(corpusCase: CorpusCase): Tried[] {
  let chosen: { blocks: string[]; turns: string[]; shown: Map<string, string[]> }[] = [{ blocks: [], turns: [], shown: new Map() }];
  for (const { id, source, text } of corpusCase.documents.filter((document) => counts(corpusCase, document.id))) {
    chosen = chosen.flatMap((before) => subsets(useful(corpusCase, text)).map((sentences) => (sentences.length === 0 ? before : {
      ...before,
      blocks: [...before.blocks, cheapest(sentences, (between) => renderBlock({ index: before.blocks.length + 1, source, sentences, between }))],
      shown: new Map([...before.shown, [id, sentences]]),
    })));
  }
  corpusCase.history.forEach(({ role, text }, at) => {
    chosen = chosen.flatMap((before) => subsets(useful(corpusCase, text)).map((sentences) => (sentences.length === 0 ? before : {
      ...before,
      turns: [...before.turns, cheapest(sentences, (between) => renderTurn({ role, sentences, between }))],
      shown: new Map([...before.shown, [`turn ${at}`, sentences]]),
    })));
  });
  return chosen.map(({ blocks, turns, shown }) => ({ tokens: countTokens(renderContext(corpusCase, turns, blocks)), utility: worth(corpusCase, shown) }));
}

/** Leaves fillers out, which keeps the number of contexts small and can only make them dearer. */
function useful({ asks }: CorpusCase, text: string): string[] {
  return sentencesOf(text).filter((sentence) => asks.some(({ term }) => mentions(sentence, term)));
}

function cheapest(sentences: string[], render: (between: string) => string): string {
  const splits = (between: string) => sentencesOf(sentences.join(between)).join('\n') === sentences.join('\n');
  return ['\n', ' ', ''].filter(splits).map(render).reduce((best, next) => (countTokens(next) < countTokens(best) ? next : best));
}

function subsets(sentences: string[]): string[][] {
  return Array.from({ length: 2 ** sentences.length }, (_, mask) => sentences.filter((_sentence, at) => (mask & (1 << at)) !== 0));
}

function counts({ documents, principals }: CorpusCase, id: string): boolean {
  const mayRead = (acl: string[]) => acl.some((name) => principals.includes(name));
  const document = documents.find((other) => other.id === id)!;
  return mayRead(document.acl) && !document.unreadable && !documents.some(({ supersedes, acl }) => supersedes === id && mayRead(acl));
}

/** The rules of an answer said once more, over one context instead of over bits. */
function worth(corpusCase: CorpusCase, shown: Map<string, string[]>): number {
  const byId = new Map(corpusCase.documents.map((document) => [document.id, document]));
  return corpusCase.asks.reduce((sum, { term, weight }) => {
    const answeredInternally = corpusCase.documents.some(({ id, trust, text }) => trust === 'internal' && counts(corpusCase, id) && sentencesOf(text).some((sentence) => answers(sentence, term)));
    const holds = [...shown].some(([place, sentences]) => {
      if (!sentences.some((sentence) => answers(sentence, term))) return false;
      const document = byId.get(place);
      if (document === undefined) return true;
      if (document.trust === 'external' && answeredInternally) return false;
      return document.requires.every((id) => !sentencesOf(byId.get(id)!.text).some((sentence) => mentions(sentence, term))
        || (shown.get(id) ?? []).some((sentence) => mentions(sentence, term)));
    });
    return holds ? sum + weight : sum;
  }, 0);
}
