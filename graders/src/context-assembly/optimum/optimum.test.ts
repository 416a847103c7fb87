import fc from 'fast-check';
import { renderBlock, renderLayout, renderTurn } from '../layout/render-layout.ts';
import { smallCase, smallDocument } from '../testing/small-case.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { caseFacts, type CaseFacts } from '../truth/case-facts.ts';
import { asksMet, valueOf, type Shown } from '../truth/shown.ts';
import { optimumAt, solveCase } from './optimum.ts';

const SENTENCES = ['The refund window is 30 days.', 'A late fee of 12 euros applies!', 'Late fee and refund window: 9.', 'The refund window is defined here.', 'Lunch is at noon.', '退款期 12 天。'];

const anyDocument = fc.record({
  sentences: fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 2 }),
  trust: fc.constantFrom('internal' as const, 'external' as const), requires: fc.boolean(),
});

const anyCase = fc.tuple(fc.array(anyDocument, { maxLength: 3 }), fc.array(fc.constantFrom('My late fee was 7.', 'Hello there.'), { maxLength: 2 })).map(([documents, history]) => smallCase(
  documents.map(({ sentences, trust, requires }, index) => smallDocument(`d${index}`, sentences.join(' '), { trust, requires: requires && index > 0 ? ['d0'] : [] })),
  { history: history.map((text) => ({ role: 'user', text })) },
));

/** Every selection of sentences of every source, counted as whole contexts. */
function bruteForce(facts: CaseFacts): { tokens: number; value: number }[] {
  const { corpusCase } = facts;
  const documents = [...facts.documents.values()];
  const sources = [...facts.turns, ...documents.map(({ sentences }) => sentences)];
  const selections = sources.reduce<number[][][]>((all, sentences) => all.flatMap((chosen) => Array.from({ length: 2 ** sentences.length }, (_, mask) => [...chosen, sentences.map((_, index) => index).filter((index) => (mask >> index) & 1)])), [[]]);
  return selections.map((chosen) => {
    const body = (source: number) => {
      const texts = chosen[source]!.map((index) => sources[source]![index]!.text);
      return [' ', '\n'].map((join) => texts.join(join)).toSorted((a, b) => countTokens(renderTurn('user', a)) - countTokens(renderTurn('user', b)))[0]!;
    };
    const turns = [...facts.turns.keys()].filter((turn) => chosen[turn]!.length > 0);
    const kept = [...documents.keys()].filter((index) => chosen[facts.turns.length + index]!.length > 0);
    const text = renderLayout(corpusCase, turns.map((turn) => renderTurn('user', body(turn))), kept.map((index, n) => renderBlock(n + 1, documents[index]!.document.source, body(facts.turns.length + index))));
    const shown: Shown = {
      turns: new Map(turns.map((turn) => [turn, new Set(chosen[turn])])),
      documents: new Map(kept.map((index) => [documents[index]!.document.id, new Set(chosen[facts.turns.length + index])])),
    };
    return { tokens: countTokens(text), value: valueOf(facts, asksMet(facts, shown)) };
  });
}

describe('the optimum', () => {
  test('is what trying every selection finds, at every room', () => {
    fc.assert(fc.property(anyCase, (corpusCase) => {
      const facts = caseFacts(corpusCase);
      const steps = solveCase(facts, countTokens)!;
      const least = countTokens(renderLayout(corpusCase, [], []));
      const tried = bruteForce(facts);
      for (const room of [0, 10, ...steps.flatMap(({ cost }) => [cost - 1, cost]), 10_000]) {
        const best = tried.reduce((most, { tokens, value }) => (tokens - least <= room ? Math.max(most, value) : most), 0);
        expect(optimumAt(steps, room)).toBe(best);
      }
    }), { numRuns: 60 });
  });

  test('counts an answer only with its definition', () => {
    const alone = caseFacts(smallCase([smallDocument('d1', SENTENCES[0]!, { requires: ['d2'] }), smallDocument('d2', SENTENCES[3]!)]));
    const [only, more] = solveCase(alone, countTokens)!;
    expect(only!.value).toBe(3);
    expect(only!.cost).toBe(countTokens(renderBlock(1, 'kb/d1.md', SENTENCES[0]!)) + countTokens(renderBlock(2, 'kb/d2.md', SENTENCES[3]!)));
    expect(more).toBeUndefined();
  });

  test('is unknown where there is too much to hold', () => {
    const asks = Array.from({ length: 21 }, (_, index) => ({ id: `a${index}`, term: `term${String.fromCharCode(97 + index)}`, weight: 1 }));
    const facts = caseFacts(smallCase([smallDocument('d1', asks.map(({ term }) => `The ${term} is 1.`).join(' '))], { asks }));
    expect(solveCase(facts, countTokens)).toBeNull();
  });
});
