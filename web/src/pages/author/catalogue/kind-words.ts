import { asWords } from '../../../ui/words.ts';

const KIND_WORDS: Readonly<Record<string, string>> = { 'rls-review': 'Isolation review', 'context-assembly': 'Context assembly', 'pr-review': 'Pull request review' };

/** The name of a kind as people know it. */
export function kindWords(kind: string): string {
  return KIND_WORDS[kind] ?? asWords(kind);
}
