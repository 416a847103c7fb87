import type { CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { Seeded } from '@assay/fixtures/seed/seeded.ts';
import { renderContext, renderDocument, renderTurn } from '../layout/render.ts';
import { countTokens } from '../tokens/count-tokens.ts';
import { Truth } from '../truth.ts';
import { Optimum } from './optimum.ts';

const TERMS = ['refund window', 'Rückgabefrist', '账号冻结期', 'संलग्नक सीमा'];
const FILLER = ['Nothing else changed.', 'Fragen Sie gern nach!', '请先查看状态页面。', 'फिर से साइन इन करें।'];

/** A few documents that answer one or two asks each, one of them under a definition, and a talk that answers one. */
function smallCase(seed: number): CorpusCase {
  const rng = new Seeded(`optimum ${seed}`);
  const asks = TERMS.map((term, i) => ({ id: `a${i}`, term, weight: rng.int(1, 5) }));
  const says = (i: number) => [`The ${TERMS[i]} is ${rng.int(10, 99)} days.`, `${TERMS[i]}: ${rng.int(100, 999)}${i === 2 ? '。' : '.'}`][rng.int(0, 1)] ?? '';
  const document = (id: string, sentences: string[], requires: string[] = []): CorpusDocument => ({
    id, source: `kb/${id}.md`, text: sentences.join(' '), updatedAt: '2026-01-01', supersedes: null, requires, acl: ['all'], trust: 'internal', unreadable: false, canary: null, attack: null,
  });
  return {
    name: `small-${seed}`, system: 'You answer briefly.', question: `What of ${TERMS.join(', ')}?`, asks, principals: ['all'], otherScript: ['a2', 'a3'], special: null,
    history: [{ role: 'user', text: `${FILLER[1]} ${says(3)}` }, { role: 'assistant', text: FILLER[0] ?? '' }],
    documents: [
      document('d0', [FILLER[0] ?? '', says(0), FILLER[2] ?? '']), document('d1', [says(1), says(0)]), document('d2', [FILLER[3] ?? '', says(2)], ['def']),
      document('def', [`By ${TERMS[2]} we mean a pause.`]), document('d3', [says(1), FILLER[1] ?? '']),
    ],
  };
}

/** Every context of whole sentences, tried one by one. */
function bruteForce(corpusCase: CorpusCase): { tokens: number; utility: number }[] {
  const truth = new Truth(corpusCase);
  const subsets = <T,>(list: readonly T[]): T[][] => list.reduce<T[][]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]]);
  const documents = corpusCase.documents.map(({ id, source }) => {
    const sentences = truth.sentences(id);
    return subsets(sentences.map((_, i) => i)).map((picked) => ({ id, picked, block: picked.length === 0 ? null : renderDocument(1, source, picked.map((i) => sentences[i]).join(' ')) }));
  });
  const turn = corpusCase.history[0]!;
  const contexts = documents.reduce<(typeof documents)[number][number][][]>((all, options) => all.flatMap((some) => options.map((option) => [...some, option])), [[]]);
  return contexts.flatMap((chosen) => [false, true].map((talk) => {
    const held = new Map(chosen.map(({ id, picked }) => [id, picked]));
    const said = turn.text.split('! ')[1] ?? '';
    const text = renderContext(corpusCase, talk ? [renderTurn(turn.role, said)] : [], chosen.flatMap(({ block }) => (block === null ? [] : [block])));
    const utility = corpusCase.asks.reduce((sum, ask) => {
      const inDocuments = truth.carriers(ask).some(({ document, sentences }) => sentences.some((i) => held.get(document.id)?.includes(i)) && document.requires.every((id) => truth.defining(id, ask).some((i) => held.get(id)?.includes(i))));
      return sum + (inDocuments || (talk && ask.id === 'a3') ? ask.weight : 0);
    }, 0);
    return { tokens: countTokens(text), utility };
  }));
}

test.each([1, 2, 3])('at every room the optimum is what trying every context finds (case %i)', (seed) => {
  const corpusCase = smallCase(seed);
  const optimum = new Optimum(new Truth(corpusCase));
  const all = bruteForce(corpusCase);
  for (let room = 0; room <= 260; room += 1) {
    const best = Math.max(0, ...all.filter(({ tokens }) => tokens <= optimum.emptyTokens + room).map(({ utility }) => utility));
    expect([room, optimum.at(room)]).toEqual([room, best]);
  }
  expect(optimum.full).toBe(corpusCase.asks.reduce((sum, { weight }) => sum + weight, 0));
});
