import { DEPTH_OF_KIND, type Depth, type ScreenExercise } from '@assay/server/contract/screens.ts';

/** The list with one entry at another place. */
export function movedTo<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const [entry, rest] = [list[from], list.filter((_, index) => index !== from)];
  return entry === undefined ? [...list] : [...rest.slice(0, to), entry, ...rest.slice(to)];
}

export function depthOf(kind: string): Depth | null {
  return DEPTH_OF_KIND[kind] ?? null;
}

/** How much of its depth a task makes, in whole percent; null where it counts to none or nothing there has a weight. */
export function shareInDepth(tasks: readonly ScreenExercise[], index: number, infoOf: (id: string) => { kind: string } | undefined): { depth: Depth; percent: number } | null {
  const own = tasks[index];
  const depthOfTask = ({ exerciseId }: ScreenExercise) => depthOf(infoOf(exerciseId)?.kind ?? '');
  const depth = own === undefined ? null : depthOfTask(own);
  if (own === undefined || depth === null) return null;
  const total = tasks.filter((task) => depthOfTask(task) === depth).reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : { depth, percent: Math.round((own.weight / total) * 100) };
}
