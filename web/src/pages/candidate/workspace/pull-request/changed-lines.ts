import { diffLines } from 'diff';

export type Changed = { added: number; removed: number };

/** How many lines came and went. */
export function changedLines(before: string | null, after: string | null): Changed {
  let added = 0;
  let removed = 0;
  for (const { added: isNew, removed: isOld, count } of diffLines(before ?? '', after ?? '')) {
    if (isNew) added += count;
    if (isOld) removed += count;
  }
  return { added, removed };
}
