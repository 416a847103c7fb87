/** Where these whole lines stand in a text, as line numbers from 1; indentation and blank ends do not matter. */
export function findLines(text: string, wanted: string): number[] {
  const lines = text.split('\n').map((line) => line.trim());
  const block = linesOf(wanted).map((line) => line.trim());
  return lines.flatMap((_, start) => (block.every((line, index) => lines[start + index] === line) ? [start + 1] : []));
}

export function countLines(text: string): number {
  return linesOf(text).length;
}

/** Puts other lines in place of some, indented as what was there. */
export function replaceLines(text: string, from: number, count: number, put: string): string {
  const lines = text.split('\n');
  const indent = /^\s*/.exec(lines[from - 1] ?? '')?.[0] ?? '';
  const block = put.trim() === '' ? [] : linesOf(put);
  const own = /^\s*/.exec(block[0] ?? '')?.[0].length ?? 0;
  return [...lines.slice(0, from - 1), ...block.map((line) => (line.trim() === '' ? '' : indent + line.slice(Math.min(own, line.length - line.trimStart().length)))), ...lines.slice(from - 1 + count)].join('\n');
}

function linesOf(text: string): string[] {
  return text.replace(/^\n+|\s+$/g, '').split('\n');
}
