import { hasHidden, mentions } from '@assay/fixtures/corpus/text.ts';
import { anyRun, isOpen, perRun, type Rule } from './rule.ts';

const PADDING_SHARE = 0.3;
const LEAST_BLOCKS = 6;

export const TEXT_RULES: readonly Rule[] = [
  perRun('mid-sentence-cut', 'Sentences are whole', anyRun, ({ blocks, turns }) => partsThat('cut', blocks, turns, 'is cut inside a sentence')),

  perRun('invented-text', 'Nothing is said that no source says', anyRun, ({ blocks, turns }) => [
    ...partsThat('invented', blocks, turns, 'says what its source does not') ?? [],
    ...blocks.filter(({ id }) => id === null).map(({ source }) => `A block names the source “${source}”, which no document has.`),
    ...turns.filter(({ turn }) => turn === null).map(({ body }) => `A turn says what none said: “${body.slice(0, 80)}”`),
  ]),

  perRun('broken-characters', 'Characters are whole', anyRun, ({ output }, { truth }) => {
    const text = output?.text ?? '';
    const told = [...truth.case.documents.map((document) => document.text), truth.case.system, truth.case.question].some((source) => source.includes('\uFFFD'));
    return !text.isWellFormed() || (text.includes('\uFFFD') && !told) ? ['A character was cut in two: the text holds a lone surrogate or U+FFFD.'] : [];
  }),

  perRun('hidden-characters', 'Characters that nobody sees are removed', anyRun, ({ blocks, turns }) => [...blocks, ...turns].filter(({ body }) => hasHidden(body)).map(({ body }) => `A body holds characters that are not seen: “${body.slice(0, 60)}”`)),

  perRun('padding', 'Blocks are there for an answer', isOpen, ({ blocks }, { truth }) => {
    if (blocks.length < LEAST_BLOCKS) return [];
    const idle = blocks.filter(({ body }) => truth.case.asks.every(({ term }) => !mentions(body, term)));
    return idle.length > PADDING_SHARE * blocks.length ? [`${idle.length} of ${blocks.length} blocks hold no term that was asked for.`] : [];
  }),
];

function partsThat(kind: 'cut' | 'invented', blocks: readonly { id: string | null; match: { kind: string; at?: string } | null }[], turns: readonly { turn: number | null; match: { kind: string; at?: string } | null }[], what: string): string[] | null {
  if (blocks.length + turns.length === 0) return null;
  const parts = [...blocks.map(({ id, match }) => ({ name: id ?? 'a block', match })), ...turns.map(({ turn, match }) => ({ name: `turn ${(turn ?? 0) + 1}`, match }))];
  return parts.filter(({ match }) => match?.kind === kind).map(({ name, match }) => `${name} ${what}: “${match?.at ?? ''}”`);
}
