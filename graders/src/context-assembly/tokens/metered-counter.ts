import { countTokens } from './count-tokens.ts';

/** What counting one run may cost: calls and characters given to the counter. */
export type Counted = { calls: number; characters: number };

/** Limits of the contract. */
export const MOST_COUNTED: Counted = { calls: 5_000, characters: 20_000_000 };

/** Whether a run asked for more than the contract allows. */
export function isCountingBlowup({ calls, characters }: Counted): boolean {
  return calls > MOST_COUNTED.calls || characters > MOST_COUNTED.characters;
}

/** A counter for one run and its meter. Beyond the limits it throws, so that a loop cannot keep the machine busy. */
export function meteredCounter(): { countTokens(text: unknown): number; counted: Counted } {
  const counted = { calls: 0, characters: 0 };
  return {
    counted,
    countTokens(text) {
      if (typeof text !== 'string') throw new TypeError(`countTokens takes a string and was given ${text === null ? 'null' : typeof text}.`);
      counted.calls += 1;
      counted.characters += text.length;
      if (isCountingBlowup(counted)) throw new RangeError(`countTokens was asked for more than ${MOST_COUNTED.calls} counts or ${MOST_COUNTED.characters} characters in one run.`);
      return countTokens(text);
    },
  };
}
