import fc from 'fast-check';
import { isRare, RARE } from './rare-race.ts';

const SEEDS = 100;
const RUNS = 100;

/** In how many of 100 seeds fast-check's scheduler meets the rare order within 100 runs, its default. */
export async function benchFastCheck(): Promise<{ seeds: number; byChance: number }> {
  let byChance = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const found = await fc.check(fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const order: string[] = [];
      const task = async (name: string, steps: number) => {
        for (let step = 0; step < steps; step += 1) {
          await scheduler.schedule(Promise.resolve());
          order.push(name);
        }
      };
      const both = Promise.all([task('long', RARE.long), task('short', RARE.short)]);
      await scheduler.waitFor(both);
      return !isRare(order);
    }), { seed, numRuns: RUNS, endOnFailure: true });
    if (found.failed) byChance += 1;
  }
  return { seeds: SEEDS, byChance };
}
