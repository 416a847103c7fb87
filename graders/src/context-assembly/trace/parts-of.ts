import type { ContextRun } from '../../context-evidence.ts';
import type { Reading } from '../reading/reading.ts';
import { countTokens } from '../tokens/count-tokens.ts';

type Part = ContextRun['parts'][number];

/** The text of a run cut into what stands in it, front to back; one piece where it has no layout. */
export function partsOf({ output, blocks, turns }: Reading): Part[] {
  const text = output?.text ?? '';
  if (text === '') return [];
  const bodies = [...turns.map(({ role, body }) => ({ kind: 'turn' as const, label: role, body })), ...blocks.map(({ id, source, body }) => ({ kind: 'document' as const, label: id ?? source, body }))];
  if (bodies.length === 0 && !text.includes('<documents>\n</documents>')) return [part('unplaced', 'no layout', text)];
  const parts: Part[] = [];
  let at = 0;
  for (const { kind, label, body } of bodies) {
    const found = text.indexOf(`>\n${body}\n</`, at);
    if (found === -1) continue;
    const start = found + 2;
    parts.push(part('frame', 'frame', text.slice(at, start)), part(kind, label, body));
    at = start + body.length;
  }
  return [...parts, part('frame', 'frame', text.slice(at))];
}

/** Tokens of a part alone; those of all parts need not add up to those of the whole. */
function part(kind: Part['kind'], label: string, text: string): Part {
  return { kind, label, tokens: countTokens(text), text };
}
