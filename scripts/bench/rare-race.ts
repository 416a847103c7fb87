import type { Choose } from '../../graders/src/pr-review/explore/explore.ts';

/** Two tasks of ten and two steps have 66 orders; in one of them the second task runs between the fifth step and the sixth. */
export const RARE = { long: 10, short: 2, after: 5, switches: 12 } as const;

/** Whether the rare order came about: both steps of the short task directly after one certain step of the long one. */
export function isRare(order: readonly string[]): boolean {
  return order.slice(RARE.after, RARE.after + RARE.short).every((task) => task === 'short') && order.indexOf('short') === RARE.after;
}

/** Both tasks in memory, one step at a time, in the order that is chosen. */
export async function runRare(choose: Choose): Promise<{ failed: boolean }> {
  const left = { long: RARE.long as number, short: RARE.short as number };
  const order: string[] = [];
  while (left.long + left.short > 0) {
    const open = (['long', 'short'] as const).filter((task) => left[task] > 0);
    const task = open[choose(open.map((name) => ({ id: `${name}.${left[name]}`, task: name === 'long' ? 0 : 1 })))]!;
    left[task] -= 1;
    order.push(task);
    await Promise.resolve();
  }
  return { failed: isRare(order) };
}
