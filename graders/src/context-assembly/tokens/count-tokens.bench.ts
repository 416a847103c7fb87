import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { countTokens } from './count-tokens.ts';

/** Milliseconds to count texts by the library and by ours, medians of rounds that alternate. */
export function benchCounter(rounds = 7): { what: string; tokens: number; library: number | null; ours: number }[] {
  const prose = 'The refund window of the north desk closes after 30 days, unless a manager extends it. '.repeat(2_000);
  const han = (round: number) => Array.from({ length: 100_000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7_919 + round * 104_729) % 20_000))).join('');
  return [
    measure('prose, 174 kB', rounds, () => prose, true),
    // The library takes 10 s and 45 s for these, so it is not asked.
    measure('1e5 equal letters', rounds, (round) => String.fromCharCode(97 + round).repeat(100_000), false),
    measure('1e5 Chinese characters', rounds, han, false),
  ];
}

function measure(what: string, rounds: number, textOf: (round: number) => string, withLibrary: boolean) {
  const ours: number[] = [];
  const library: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const text = textOf(round);
    ours.push(time(() => countTokens(text)));
    if (withLibrary) library.push(time(() => encode(text)));
  }
  return { what, tokens: countTokens(textOf(0)), library: withLibrary ? median(library) : null, ours: median(ours) };
}

function time(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
