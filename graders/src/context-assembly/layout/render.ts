import type { CorpusCase, Turn } from '@assay/fixtures/corpus/corpus-case.ts';
import { escapeAttribute, escapeBody } from './escape.ts';

export function renderDocument(index: number, source: string, body: string): string {
  return `<document index="${index}" source="${escapeAttribute(source)}">\n${escapeBody(body)}\n</document>\n`;
}

export function renderTurn(role: Turn['role'], body: string): string {
  return `<turn role="${role}">\n${escapeBody(body)}\n</turn>\n`;
}

/** The whole context from turns and documents that are rendered already; without turns there is no history element. */
export function renderContext({ system, question }: Pick<CorpusCase, 'system' | 'question'>, turns: readonly string[], documents: readonly string[]): string {
  const history = turns.length === 0 ? '' : `<history>\n${turns.join('')}</history>\n`;
  return `${system}\n\n${history}<documents>\n${documents.join('')}</documents>\nQuestion: ${question}`;
}

/** What must fit for anything to be answered: system, no documents, question. */
export function emptyLayout(corpusCase: Pick<CorpusCase, 'system' | 'question'>): string {
  return renderContext(corpusCase, [], []);
}
