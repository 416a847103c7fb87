export type MarkdownPart = { kind: 'text'; text: string } | { kind: 'table'; head: string[]; rows: string[][] };

const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Cuts Markdown at its pipe tables (GitHub's extension, which CommonMark lacks); code fences stay whole. */
export function splitTables(markdown: string): MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  const text: string[] = [];
  const lines = markdown.split('\n');
  let fence: string | null = null;
  const endText = () => {
    if (text.length > 0) parts.push({ kind: 'text', text: text.splice(0).join('\n') });
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const mark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    const rule = lines[i + 1] ?? '';
    const head = cells(line);
    if (fence !== null || mark !== undefined || !line.includes('|') || !RULE.test(rule) || cells(rule).length !== head.length) {
      text.push(line);
      continue;
    }
    endText();
    const rows: string[][] = [];
    for (i += 2; (lines[i] ?? '').includes('|'); i += 1) rows.push(head.map((_, column) => cells(lines[i] ?? '')[column] ?? ''));
    i -= 1;
    parts.push({ kind: 'table', head, rows });
  }
  endText();
  return parts;
}

/** The cells of a line; `\|` is a bar inside a cell, as is one inside backticks. */
function cells(line: string): string[] {
  const found = [...line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '').matchAll(/((?:\\\||`[^`]*`|[^|])*)(?:\||$)/g)].map((match) => (match[1] ?? '').trim().replaceAll('\\|', '|'));
  // The pattern also matches the empty end of the line.
  return found.slice(0, -1);
}
