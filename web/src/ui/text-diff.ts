import { createTwoFilesPatch } from 'diff';

/** Unified diff of two texts; empty when they are equal. */
export function textDiff(before: string, after: string, names: { before: string; after: string }): string {
  return before === after ? '' : createTwoFilesPatch(names.before, names.after, before, after, '', '', { context: 3 });
}
