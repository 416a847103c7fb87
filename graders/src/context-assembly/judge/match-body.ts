import { normalised, sentencesOf } from '@assay/fixtures/corpus/text.ts';

/** What a block's body is made of: sentences of its source by their index, or why it is not. */
export type BodyMatch =
  | { kind: 'whole'; sentences: number[] }
  | { kind: 'cut'; sentences: number[]; at: string }
  | { kind: 'invented'; sentences: number[]; at: string };

const GAP = '[…]';

/**
 * Reads a body as whole sentences of its source, whatever the whitespace between them and wherever `[…]` marks a gap.
 * Longer sentences are tried first, so that one that begins like another is not taken for it.
 */
export function matchBody(body: string, source: string): BodyMatch {
  const texts = sentencesOf(source).map((sentence) => normalised(sentence));
  const order = texts.map((_, i) => i).sort((a, b) => (texts[b]?.length ?? 0) - (texts[a]?.length ?? 0) || a - b);
  let rest = normalised(body);
  const sentences: number[] = [];
  while (rest !== '') {
    if (rest.startsWith(GAP)) {
      rest = rest.slice(GAP.length).trimStart();
      continue;
    }
    const next = order.find((i) => !sentences.includes(i) && texts[i] !== '' && rest.startsWith(texts[i] ?? '')) ?? order.find((i) => texts[i] !== '' && rest.startsWith(texts[i] ?? ''));
    if (next === undefined) return { kind: isPiece(rest, texts) ? 'cut' : 'invented', sentences, at: rest.slice(0, 120) };
    sentences.push(next);
    rest = rest.slice(texts[next]?.length ?? 0).trimStart();
  }
  return { kind: 'whole', sentences };
}

/** Whether what is left begins with a part of a sentence: its start, its end or its middle. */
function isPiece(rest: string, texts: readonly string[]): boolean {
  const words = rest.replace(/(?:\.\.\.|…)?(?:\s*\[…\].*)?$/su, '').trim();
  if (words === '') return true;
  // The whole of it, or as much as stands before the next whole sentence.
  const ends = [words.length, ...texts.filter((text) => text.length > 3).map((text) => words.indexOf(text)).filter((at) => at > 0)];
  return ends.some((end) => {
    const piece = words.slice(0, end).replace(/[.…\s]+$/u, '');
    return piece !== '' && texts.some((text) => text.includes(piece));
  });
}
