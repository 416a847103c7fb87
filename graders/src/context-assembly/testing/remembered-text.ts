import { normalised, sentencesOf as split } from '@assay/fixtures/corpus/text.ts';

const splits = new Map<string, string[]>();
const plains = new Map<string, string>();

/** Our strategies ask the same of the same sentences in hundreds of runs; remembering keeps the tests short. */
export function sentencesOf(text: string): string[] {
  return remembered(splits, text, split);
}

export function mentions(sentence: string, term: string): boolean {
  return remembered(plains, sentence, normalised).includes(remembered(plains, term, normalised));
}

export function answers(sentence: string, term: string): boolean {
  return /[0-9]/.test(sentence) && mentions(sentence, term);
}

function remembered<T>(known: Map<string, T>, text: string, work: (text: string) => T): T {
  const before = known.get(text);
  if (before !== undefined) return before;
  const result = work(text);
  known.set(text, result);
  return result;
}
