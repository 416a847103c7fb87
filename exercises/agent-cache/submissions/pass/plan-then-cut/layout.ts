import type { Turn } from './contract.ts';

/** Characters that a person does not see; they must not reach the model. */
const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
const SENTENCE_END = /(?<=[.!?…]["'”’)\]]*)\s+|(?<=[。！？।])\s*|\s*\n+\s*/u;
const RESERVED = /<(?=\s*\/?\s*(?:documents?|history|turn|system)\b)|<(?=\|)/gi;

/** The sentences of a text as they are graded: hidden characters removed, then split. */
export function sentences(text: string): string[] {
  return text.replace(HIDDEN, '').split(SENTENCE_END).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

export function escapeBody(text: string): string {
  return text.replace(RESERVED, '&lt;');
}

export function escapeAttribute(text: string): string {
  return escapeBody(text).replace(/"/g, '&quot;');
}

/** A turn or a document with the sentences that are shown of it, in the order of their source. */
export type Block = { key: string; source: string | null; role: Turn['role'] | null; sentences: string[] };

/** One block as it stands in the context. Documents are numbered from 1. */
export function renderBlock({ source, role, sentences: said }: Block, index: number): string {
  const body = escapeBody(said.join(' '));
  return source === null ? `<turn role="${role}">\n${body}\n</turn>\n` : `<document index="${index}" source="${escapeAttribute(source)}">\n${body}\n</document>\n`;
}

/** The layout that is required: turns in the order of the talk, then documents. A block takes the same tokens wherever it stands. */
export function render({ system, question }: { system: string; question: string }, turns: Block[], documents: Block[]): string {
  const history = turns.map((turn) => renderBlock(turn, 0)).join('');
  const blocks = documents.map((document, i) => renderBlock(document, i + 1)).join('');
  return `${system}\n\n${history === '' ? '' : `<history>\n${history}</history>\n`}<documents>\n${blocks}</documents>\nQuestion: ${question}`;
}
