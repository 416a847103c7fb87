import { HttpError } from './errors.ts';
import { parseCents } from './money.ts';

export type Order = { from: string; to: string; cents: number; note: string };

const LONGEST_NOTE = 80;

/** What is to be moved. @throws HttpError 422 naming the field that is wrong */
export function parseOrder(body: unknown): Order {
  const { from, to, cents, note = '' } = (body ?? {}) as Record<string, unknown>;
  if (typeof from !== 'string' || from === '') throw new HttpError(422, 'from: expected the id of an account.');
  if (typeof to !== 'string' || to === '') throw new HttpError(422, 'to: expected the id of an account.');
  if (from === to) throw new HttpError(422, 'to: is the account that the money comes from.');
  if (typeof note !== 'string' || note.length > LONGEST_NOTE) throw new HttpError(422, `note: expected text of up to ${LONGEST_NOTE} signs.`);
  return { from, to, cents: parseCents(cents), note: note.trim() };
}
