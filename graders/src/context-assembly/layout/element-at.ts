import { rawReservedAt } from './escape.ts';

export type LayoutGate = 'system-dropped' | 'question-lost' | 'loose-text' | 'delimiter-breakout' | 'attribute-breakout';
/** The gate that a context fails, where (UTF-16 units from its beginning), and why. */
export type LayoutProblem = { problem: LayoutGate; at: number; detail: string };

/** Ends a parse at its first problem. */
export class LayoutError extends Error {
  readonly found: LayoutProblem;
  constructor(problem: LayoutGate, at: number, detail: string) {
    super(detail);
    this.found = { problem, at, detail };
  }
}

const OPENING = {
  turn: /<turn role="(user|assistant)">\n/y,
  document: /<document index="(\d+)" source="([^"]*)">\n/y,
};

type Element = { attributes: string[]; body: string; bodyAt: number; end: number };

/** The element that begins at `at`. Throws a `LayoutError` when none does, it is never closed, or its body holds a raw reserved token. */
export function elementAt(text: string, at: number, name: 'turn' | 'document'): Element {
  const opening = OPENING[name];
  opening.lastIndex = at;
  const match = opening.exec(text);
  if (match === null) throw unplaced(text, at, name);
  const closing = `\n</${name}>\n`;
  const bodyAt = at + match[0].length;
  const close = text.indexOf(closing, bodyAt - 1); // the line feed of the opening may be that of the closing
  if (close === -1) throw new LayoutError('loose-text', at, `This ${name} is not closed on a line of its own.`);
  const body = text.slice(bodyAt, close);
  const reserved = rawReservedAt(body);
  if (reserved !== -1) throw new LayoutError('delimiter-breakout', bodyAt + reserved, `The body of this ${name} holds a raw tag.`);
  return { attributes: match.slice(1), body, bodyAt, end: close + closing.length };
}

/** Text between two elements is a body that was closed early when a second closing follows it, and else nobody's. */
function unplaced(text: string, at: number, name: 'turn' | 'document'): LayoutError {
  if (text.startsWith(`<${name} `, at)) return new LayoutError('attribute-breakout', at, `The opening of this ${name} is not written as the layout asks.`);
  const opened = text.indexOf(`<${name} `, at);
  const closed = text.indexOf(`</${name}>`, at);
  if (closed !== -1 && (opened === -1 || closed < opened)) return new LayoutError('delimiter-breakout', at, `A ${name} was closed by its own text.`);
  return new LayoutError('loose-text', at, `Expected a ${name} or the end of its list.`);
}
