import { hasReserved } from './escaping.ts';

/** An element of a context: its attributes as they stand there, and the text between its tags. */
export type Block = { index: string; source: string; body: string };
export type TurnBlock = { role: string; body: string };
export type Layout = { turns: TurnBlock[]; blocks: Block[] };

export type LayoutFault = { kind: 'system-dropped' | 'question-lost' | 'misplaced'; message: string; line: string };

const DOCUMENT = /^<document index="([0-9]{1,9})" source="([^"]*)">$/;
const TURN = /^<turn role="(user|assistant)">$/;

/** Places every line of a context, or says which one has no place. Bodies are not unescaped. */
export function parseLayout(text: string, { system, question }: { system: string; question: string }): Layout | LayoutFault {
  const start = `${system}\n\n`;
  if (!text.startsWith(system)) return fault('system-dropped', 'The text does not begin with the system prompt.', text.slice(0, 80));
  const end = `</documents>\nQuestion: ${question}`;
  if (!text.startsWith(start)) return fault('misplaced', 'One empty line is expected after the system prompt.', text.slice(system.length, system.length + 80));
  if (!text.endsWith(end) || text.length < start.length + end.length) return fault('question-lost', 'The text does not end with the documents element and the question.', text.slice(-80));
  const lines = text.slice(start.length, text.length - end.length).split('\n');
  // What comes before `</documents>` ends its line, so the last piece is empty.
  if (lines.pop() !== '') return fault('misplaced', '</documents> does not stand on a line of its own.', text.slice(0, -end.length).slice(-80));
  return placeLines(lines);
}

function placeLines(lines: readonly string[]): Layout | LayoutFault {
  const layout: Layout = { turns: [], blocks: [] };
  let at = 0;
  if (lines[at] === '<history>') {
    for (at += 1; lines[at] !== '</history>'; at += 1) {
      const [, role] = TURN.exec(lines[at] ?? '') ?? [];
      const close = role === undefined ? -1 : lines.indexOf('</turn>', at + 1);
      if (role === undefined || close === -1) return misplaced(lines[at], 'in the history, where a turn or its end is expected');
      layout.turns.push({ role, body: lines.slice(at + 1, close).join('\n') });
      at = close;
    }
    at += 1;
  }
  if (lines[at] !== '<documents>') return misplaced(lines[at], 'where the documents element is expected');
  for (at += 1; at < lines.length; at += 1) {
    const [, index, source] = DOCUMENT.exec(lines[at]!) ?? [];
    const close = index === undefined ? -1 : lines.indexOf('</document>', at + 1);
    if (index === undefined || source === undefined || close === -1) return misplaced(lines[at], 'in the documents element, where a document or its end is expected');
    layout.blocks.push({ index, source, body: lines.slice(at + 1, close).join('\n') });
    at = close;
  }
  return layout;
}

function misplaced(line: string | undefined, where: string): LayoutFault {
  return fault('misplaced', `${line === undefined ? 'The end stands' : 'A line stands'} ${where}.`, line ?? '');
}

function fault(kind: LayoutFault['kind'], message: string, line: string): LayoutFault {
  return { kind, message, line: line.slice(0, 200) };
}

/** The first body or attribute in which a reserved token stands raw, if any. */
export function rawTokenIn({ turns, blocks }: Layout): { in: 'body' | 'attribute'; text: string } | null {
  const body = [...turns, ...blocks].find((block) => hasReserved(block.body))?.body;
  if (body !== undefined) return { in: 'body', text: body };
  const source = blocks.find((block) => hasReserved(block.source))?.source;
  return source === undefined ? null : { in: 'attribute', text: source };
}
