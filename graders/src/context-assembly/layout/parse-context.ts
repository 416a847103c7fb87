import type { CorpusCase, Turn } from '@assay/fixtures/corpus/corpus-case.ts';
import { hasReserved, unescapeAttribute } from './escape.ts';

/** Blocks as they stand in a context: bodies still escaped, `raw` the whole element. */
export type ParsedContext = {
  turns: { role: Turn['role']; body: string; raw: string }[];
  documents: { index: number; source: string; body: string; raw: string }[];
};
export type LayoutProblem = { gate: 'system-dropped' | 'question-lost' | 'loose-text' | 'delimiter-breakout' | 'attribute-breakout'; detail: string };

const OPEN_TURN = /^<turn role="(user|assistant)">/;
const OPEN_DOCUMENT = /^<document index="(\d+)" source="([^"\n]*)">/;

/**
 * Reads a context by the layout of the contract: everything stands in an element, elements are closed where they say,
 * and no reserved token stands raw inside one. What broke out and built a layout of its own is for `breakouts`.
 */
export function parseContext(text: string, { system, question }: Pick<CorpusCase, 'system' | 'question'>): ParsedContext | LayoutProblem {
  if (!text.startsWith(system)) return problem('system-dropped', `The text begins ${quote(text)}, not with the system text.`);
  const end = `Question: ${question}`;
  if (!text.endsWith(end)) return problem('question-lost', `The text ends ${quote(text.slice(-80))}, not with the question as given.`);
  if (text.length < system.length + end.length) return problem('loose-text', 'System text and question overlap.');
  let rest = text.slice(system.length, text.length - end.length).trim();
  const parsed: ParsedContext = { turns: [], documents: [] };

  if (rest.startsWith('<history>')) {
    rest = rest.slice('<history>'.length).trimStart();
    for (let open = OPEN_TURN.exec(rest); open !== null; open = OPEN_TURN.exec(rest)) {
      const element = elementAt(rest, open[0], '</turn>');
      if ('gate' in element) return element;
      parsed.turns.push({ role: open[1] as Turn['role'], body: element.body, raw: element.raw });
      rest = element.rest;
    }
    if (!rest.startsWith('</history>')) return stray(rest, 'in the history');
    rest = rest.slice('</history>'.length).trimStart();
  }
  if (!rest.startsWith('<documents>')) return stray(rest, 'before the documents');
  rest = rest.slice('<documents>'.length).trimStart();
  for (let open = OPEN_DOCUMENT.exec(rest); open !== null; open = OPEN_DOCUMENT.exec(rest)) {
    const [tag, index = '', source = ''] = open;
    if (hasReserved(source)) return problem('attribute-breakout', `A source holds a reserved token raw: ${quote(source)}`);
    const element = elementAt(rest, tag, '</document>');
    if ('gate' in element) return element;
    parsed.documents.push({ index: Number(index), source: unescapeAttribute(source), body: element.body, raw: element.raw });
    rest = element.rest;
  }
  if (!rest.startsWith('</documents>')) return stray(rest, 'among the documents');
  rest = rest.slice('</documents>'.length).trim();
  return rest === '' ? parsed : stray(rest, 'after the documents');
}

/** The element that begins here, up to its own end tag; a reserved token before that end broke out of a body. */
function elementAt(rest: string, tag: string, close: string): { body: string; raw: string; rest: string } | LayoutProblem {
  const end = rest.indexOf(close, tag.length);
  if (end === -1) return problem('loose-text', `${quote(tag)} is never closed.`);
  const body = rest.slice(tag.length, end);
  if (hasReserved(body)) return problem('delimiter-breakout', `A reserved token stands raw in a body: ${quote(body.slice(Math.max(0, body.search(/<\s*\/?\s*(?:documents?|history|turn|system)\b|<\|/i))))}`);
  return { body: body.trim(), raw: rest.slice(0, end + close.length), rest: rest.slice(end + close.length).trimStart() };
}

function stray(rest: string, where: string): LayoutProblem {
  return problem('loose-text', `Text stands outside of every element ${where}: ${quote(rest)}`);
}

const problem = (gate: LayoutProblem['gate'], detail: string): LayoutProblem => ({ gate, detail });
const quote = (text: string): string => `“${text.slice(0, 80)}${text.length > 80 ? '…' : ''}”`;
