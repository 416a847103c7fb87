import { countTokens } from './count-tokens.ts';

/** The counter as a run gets it: it counts what it is asked, too. Loaded in the locked process, so it imports nothing else of ours. */
export function makeCompute() {
  const meters = { counts: 0, counted: 0 };
  return {
    functions: {
      countTokens(text: unknown): number {
        const counted = typeof text === 'string' ? text : '';
        meters.counts += 1;
        meters.counted += counted.length;
        return countTokens(counted);
      },
    },
    meters: () => ({ ...meters }),
  };
}
