import { Problem } from './problem.ts';

/** What the server said about each field of a form, and the error itself when it is about none of them. */
export function fieldErrors(error: unknown, pointers: readonly string[]): { of: (pointer: string) => string | undefined; rest: unknown } {
  const fields = error instanceof Problem ? error.fields : [];
  const known = fields.filter(({ pointer }) => pointers.includes(pointer));
  return {
    of: (pointer) => known.find((field) => field.pointer === pointer)?.detail,
    rest: known.length > 0 && known.length === fields.length ? null : error,
  };
}
