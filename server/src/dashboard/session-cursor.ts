import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Place } from './dashboard.queries.ts';

const PlaceSchema = z.tuple([z.string(), z.string().regex(/^-?\d+(\.\d+)?$/), z.uuid()]);

/** Where the next page of sessions begins, for its address. */
export function writeCursor({ text, number, id }: Place): string {
  return Buffer.from(JSON.stringify([text, number, id])).toString('base64url');
}

/** @throws AppError when it is no cursor of ours */
export function readCursor(cursor: string): Place {
  const read = PlaceSchema.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (!read.success) throw new AppError('invalid_request', 'Correct the listed fields.', { fields: [{ pointer: '/query/cursor', detail: 'Expected the nextCursor of an earlier page.' }] });
  const [text, number, id] = read.data;
  return { text, number, id };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
