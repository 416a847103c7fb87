import type { CorpusCase, Turn } from '@assay/fixtures/corpus/corpus-case.ts';
import { escapeAttribute, escapeBody } from './escape.ts';

/** Some sentences of one document. `index` counts from 1; `between` is the white space that joins the sentences. */
export type Block = { index: number; source: string; sentences: readonly string[]; between?: string };
export type TurnBlock = { role: Turn['role']; sentences: readonly string[]; between?: string };

/** One document element with its line feed. Escapes the joined body: a bracket may end one sentence and its tag begin the next. */
export function renderBlock({ index, source, sentences, between = '\n' }: Block): string {
  return `<document index="${index}" source="${escapeAttribute(source)}">\n${escapeBody(sentences.join(between))}\n</document>\n`;
}

/** One turn element with its line feed. */
export function renderTurn({ role, sentences, between = '\n' }: TurnBlock): string {
  return `<turn role="${role}">\n${escapeBody(sentences.join(between))}\n</turn>\n`;
}

/** The whole context of rendered turns and rendered blocks. No history element when there are no turns. */
export function renderContext({ system, question }: Pick<CorpusCase, 'system' | 'question'>, turns: readonly string[], blocks: readonly string[]): string {
  const history = turns.length === 0 ? '' : `<history>\n${turns.join('')}</history>\n`;
  return `${system}\n\n${history}<documents>\n${blocks.join('')}</documents>\nQuestion: ${question}`;
}

/** The smallest context that still says `ok`: system, empty documents element, question. */
export function emptyLayout(corpusCase: Pick<CorpusCase, 'system' | 'question'>): string {
  return renderContext(corpusCase, [], []);
}
