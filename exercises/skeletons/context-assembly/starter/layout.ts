import type { Turn } from './contract.ts';

/** Characters that a person does not see; they must not reach the model. */
const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\uDB40[\uDC00-\uDC7F]/g;
const SENTENCE_END = /\s+(?<=[.!?…]["'”’)\]]*\s+)|(?<=[。！？।])\s*|\s*\n+\s*/u;
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

/** The layout that is required. `turns` and `blocks` hold whole sentences, in the order of their source. */
export function render(
  { system, question }: { system: string; question: string },
  turns: { role: Turn['role']; sentences: string[] }[],
  blocks: { source: string; sentences: string[] }[],
): string {
  const history = turns.map(({ role, sentences: said }) => `<turn role="${role}">\n${escapeBody(said.join(' '))}\n</turn>\n`).join('');
  const documents = blocks.map(({ source, sentences: said }, i) => `<document index="${i + 1}" source="${escapeAttribute(source)}">\n${escapeBody(said.join(' '))}\n</document>\n`).join('');
  return `${system}\n\n${history === '' ? '' : `<history>\n${history}</history>\n`}<documents>\n${documents}</documents>\nQuestion: ${question}`;
}
