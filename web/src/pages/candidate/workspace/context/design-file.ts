import { parseDocument, type Document } from 'yaml';

/** Paths of design.yaml that the form knows. */
export type DesignPath = readonly [string] | readonly ['calls', 'search' | 'read' | 'count'];
export type DesignFile = { value(path: DesignPath): unknown; order(): string[]; with(path: DesignPath, value: unknown): string };

/** A design note as text that can be changed field by field: comments and what the form does not know stay. */
export function readDesign(text: string): DesignFile | { problem: string } {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) return { problem: error.message.split('\n')[0] ?? 'It is not YAML.' };
  return {
    value: (path) => document.getIn(path),
    order: () => listOf(document),
    with(path, value) {
      const changed = parseDocument(text);
      if (typeof value === 'string' && value.includes('\n')) changed.setIn(path, changed.createNode(value, { defaultStringType: 'BLOCK_LITERAL' } as object));
      else changed.setIn(path, Array.isArray(value) ? changed.createNode(value, { flow: true }) : value);
      return changed.toString({ lineWidth: 0 });
    },
  };
}

function listOf(document: Document): string[] {
  const plain = (document.toJS() ?? {}) as { drop_order?: unknown };
  return Array.isArray(plain.drop_order) ? plain.drop_order.map(String) : [];
}

/** Moves one entry of an order a place up or down. */
export function moved(order: readonly string[], index: number, by: -1 | 1): string[] {
  const next = [...order];
  const [entry] = next.splice(index, 1);
  if (entry !== undefined) next.splice(index + by, 0, entry);
  return next;
}
