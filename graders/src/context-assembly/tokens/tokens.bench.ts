import { countTokens as countByLibrary } from 'gpt-tokenizer/encoding/o200k_base';
import { countTokens } from './count-tokens.ts';

/** Medians in tokens per second; `library` is null where its quadratic merge is not waited for. */
export type TokenSpeed = { what: string; tokens: number; ours: number; library: number | null };

/** English of 200 different lines, and what is worst for a tokenizer, by the grader's counter and by gpt-tokenizer in turn. */
export function benchTokens(rounds = 7): TokenSpeed[] {
  const line = (at: number) => `Section ${at}: the refund window of order ${at * 7919} is ${at % 90} days after delivery, unless the carrier reports damage.\n`;
  const chinese = (length: number) => Array.from({ length }, (_, at) => String.fromCodePoint(0x4E00 + (at * 7919) % 20_000)).join('');
  return [
    speed('English', Array.from({ length: 4000 }, (_, at) => line(at % 200)).join(''), rounds, true),
    speed('5,000 equal letters', 'a'.repeat(5000), rounds, true),
    speed('100,000 equal letters', 'a'.repeat(100_000), rounds, false),
    speed('2,000 unbroken CJK', chinese(2000), rounds, true),
    speed('100,000 unbroken CJK', chinese(100_000), rounds, false),
  ];
}

function speed(what: string, text: string, rounds: number, withLibrary: boolean): TokenSpeed {
  const tokens = countTokens(text);
  const ours: number[] = [];
  const library: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // The library remembers pieces; a text that differs at its end is one that it has not seen.
    const fresh = `${text}${'b'.repeat(round + 1)}`;
    ours.push(perSecond(tokens, () => countTokens(fresh)));
    if (withLibrary) library.push(perSecond(tokens, () => countByLibrary(fresh)));
  }
  return { what, tokens, ours: median(ours), library: withLibrary ? median(library) : null };
}

function perSecond(tokens: number, count: () => number): number {
  const started = performance.now();
  count();
  return tokens / (performance.now() - started) * 1000;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
