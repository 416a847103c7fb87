import type { CorpusCase, Turn } from '@assay/fixtures/corpus/corpus-case.ts';
import { elementAt, LayoutError, type LayoutProblem } from './element-at.ts';
import { rawReservedAt, unescaped } from './escape.ts';

/** Bodies as they stand in the text, escapes included; `at` is where the body begins, in UTF-16 units. */
export type ParsedTurn = { role: Turn['role']; body: string; at: number };
/** `source` has its entities decoded. */
export type ParsedDocument = { index: number; source: string; body: string; at: number };
export type Parsed = { turns: ParsedTurn[]; documents: ParsedDocument[] };

/**
 * Reads a context as strictly as a model's provider would have to. Gives the first thing that does not fit, by the name of its
 * gate. A document that forges a whole well-formed block is not seen here: its source and text give it away against the corpus.
 */
export function parseContext(text: string, { system, question }: Pick<CorpusCase, 'system' | 'question'>): Parsed | LayoutProblem {
  const head = `${system}\n\n`;
  const tail = `Question: ${question}`;
  if (!text.startsWith(head)) return { problem: 'system-dropped', at: 0, detail: 'The context does not begin with the system text and an empty line.' };
  if (!text.endsWith(tail) || text.length < head.length + tail.length) {
    return { problem: 'question-lost', at: text.length, detail: 'The context does not end with “Question: ” and the question.' };
  }
  try {
    return parseMiddle(text.slice(0, text.length - tail.length), head.length);
  } catch (error) {
    if (error instanceof LayoutError) return error.found;
    throw error;
  }
}

function parseMiddle(text: string, from: number): Parsed {
  let at = from;
  const turns: ParsedTurn[] = [];
  const documents: ParsedDocument[] = [];
  const take = (literal: string) => text.startsWith(literal, at) && (at += literal.length) > 0;
  if (take('<history>\n')) {
    while (!take('</history>\n')) {
      const { attributes: [role], body, bodyAt, end } = elementAt(text, at, 'turn');
      turns.push({ role: role as Turn['role'], body, at: bodyAt });
      at = end;
    }
  }
  if (!take('<documents>\n')) throw new LayoutError('loose-text', at, `Expected ${turns.length === 0 ? '<history> or ' : ''}<documents>.`);
  while (!take('</documents>\n')) {
    const { attributes: [index, source = ''], body, bodyAt, end } = elementAt(text, at, 'document');
    const due = documents.length + 1;
    if (index !== String(due)) throw new LayoutError('loose-text', at, `Block ${due} has the index ${index}.`);
    if (rawReservedAt(source) !== -1) throw new LayoutError('attribute-breakout', at, `The source of block ${due} holds a raw tag.`);
    documents.push({ index: due, source: unescaped(source), body, at: bodyAt });
    at = end;
  }
  if (at !== text.length) throw new LayoutError(breaksOut(text, at) ? 'delimiter-breakout' : 'loose-text', at, 'Something stands between </documents> and the question.');
  return { turns, documents };
}

/** Whether the documents element was closed early, by a document's text: it is then closed once more. */
function breaksOut(text: string, at: number): boolean {
  return text.includes('</documents>', at);
}
