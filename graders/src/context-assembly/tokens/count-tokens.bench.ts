import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';
import { countTokens } from './count-tokens.ts';

type Compared = { what: string; tokens: number; ours: number; gptTokenizer: number | null; jsTiktoken: number | null };

/** Milliseconds to count texts by two libraries and by ours, medians of rounds that alternate; null where a library takes too long to ask. */
export function benchCounter(rounds = 5): Compared[] {
  const tiktoken = new Tiktoken(o200k);
  const libraries = { gptTokenizer: (text: string) => encode(text).length, jsTiktoken: (text: string) => tiktoken.encode(text, [], []).length };
  const prose = 'The refund window of the north desk closes after 30 days, unless a manager extends it. '.repeat(2_000);
  // Another text each round, since ours remembers pieces.
  const han = (length: number) => (round: number) => Array.from({ length }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7_919 + round * 104_729) % 20_000))).join('');
  const letters = (length: number) => (round: number) => String.fromCharCode(97 + round).repeat(length);
  const compare = (what: string, textOf: (round: number) => string, asked: (keyof typeof libraries)[]): Compared => {
    const times = { ours: [] as number[], gptTokenizer: [] as number[], jsTiktoken: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const text = textOf(round);
      times.ours.push(time(() => countTokens(text)));
      for (const name of asked) times[name].push(time(() => libraries[name](text)));
    }
    return { what, tokens: countTokens(textOf(0)), ours: median(times.ours)!, gptTokenizer: median(times.gptTokenizer), jsTiktoken: median(times.jsTiktoken) };
  };
  return [
    compare('prose, 174 kB', () => prose, ['gptTokenizer', 'jsTiktoken']),
    compare('3,000 equal letters', letters(3_000), ['gptTokenizer', 'jsTiktoken']),
    compare('30,000 equal letters', letters(30_000), ['gptTokenizer']),
    compare('100,000 equal letters', letters(100_000), []),
    compare('100,000 Chinese characters', han(100_000), []),
  ];
}

function time(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function median(values: number[]): number | null {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;
}
