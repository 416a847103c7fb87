import { HttpError } from '../errors.ts';

/** Where the next page begins: behind this kind and id. */
export type Cursor = { kind: string; id: string };

export function writeCursor({ kind, id }: Cursor): string {
  return `${kind}:${id}`;
}

/** The id may hold a colon, the kind does not. Before the first page everything comes later than two empty texts. */
export function readCursor(text: string | undefined): Cursor {
  if (text === undefined) return { kind: '', id: '' };
  const at = text.indexOf(':');
  if (at === -1) throw new HttpError(400, 'after is not a place in a result.');
  return { kind: text.slice(0, at), id: text.slice(at + 1) };
}
