import { escapeAttribute, escapeBody } from './escaping.ts';

type Frame = { system: string; question: string };

/** The text around blocks: with none it is the empty layout, whose tokens are the least that any context takes. */
export function renderLayout({ system, question }: Frame, turns: readonly string[], blocks: readonly string[]): string {
  const history = turns.length === 0 ? '' : `<history>\n${turns.join('')}</history>\n`;
  return `${system}\n\n${history}<documents>\n${blocks.join('')}</documents>\nQuestion: ${question}`;
}

/** A document's block, least escaped. `index` counts from 1. */
export function renderBlock(index: number, source: string, body: string): string {
  return `<document index="${index}" source="${escapeAttribute(source)}">\n${escapeBody(body)}\n</document>\n`;
}

/** A turn of the talk, least escaped. */
export function renderTurn(role: string, body: string): string {
  return `<turn role="${role}">\n${escapeBody(body)}\n</turn>\n`;
}
