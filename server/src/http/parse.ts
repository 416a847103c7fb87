import type { z } from 'zod';
import { AppError } from '../errors.ts';

export type Place = 'body' | 'params' | 'query' | 'headers';

/**
 * Reads a part of a request.
 * @throws AppError `invalid_request` that names every wrong field by its JSON pointer
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, place: Place = 'body'): z.output<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const prefix = place === 'body' ? '' : `/${place}`;
  const fields = parsed.error.issues.flatMap((issue) => {
    const at = (path: readonly PropertyKey[]) => prefix + path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ pointer: at([...issue.path, key]), detail: 'No such field. Remove it.' }));
    return [{ pointer: at(issue.path), detail: issue.message }];
  });
  throw new AppError('invalid_request', 'Correct the listed fields.', { fields });
}
