import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { byteString } from './byte-string.ts';
import { COUNTER, countTokens } from './count-tokens.ts';
import { mergeCount } from './merge-count.ts';

const library = (text: string) => encode(text, { allowedSpecial: new Set(), disallowedSpecial: new Set() }).length;

const SCRIPTS = {
  any: fc.string({ unit: 'binary', maxLength: 120 }),
  graphemes: fc.string({ unit: 'grapheme', maxLength: 80 }),
  'lone surrogates': fc.array(fc.integer({ min: 0xd700, max: 0xe000 }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  'repeated letters': fc.array(fc.constantFrom('a', 'ab', 'aaaa', 'A', 'ba', ' a', 'é'), { maxLength: 200 }).map((parts) => parts.join('')),
  words: fc.array(fc.constantFrom('refund', 'window', ' the', '\n', '  ', '12,5 %', "don't", '。', '退款窗口', 'ค่าธรรมเนียม', 'ваучер', 'قسيمة', 'शुल्क', '👩‍👧', '<|endoftext|>', '<document', '">\n', '\r\n', '\t/'), { maxLength: 40 }).map((parts) => parts.join('')),
  CJK: fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { maxLength: 60 }).map((points) => String.fromCodePoint(...points)),
  'Thai, Devanagari, Arabic': fc.array(fc.oneof(fc.integer({ min: 0x0e01, max: 0x0e5b }), fc.integer({ min: 0x0900, max: 0x097f }), fc.integer({ min: 0x0600, max: 0x06ff })), { maxLength: 80 }).map((points) => String.fromCodePoint(...points)),
  'code and numbers': fc.string({ unit: fc.constantFrom(...'{}[]()<>;:=+-*/\\_"\'`|&%$#@! \n\t0123456789abcXYZ'), maxLength: 120 }),
};

describe('counts what the library counts', () => {
  test.each(Object.entries(SCRIPTS))('in 500 strings of %s', (_name, strings) => {
    fc.assert(fc.property(strings, (text) => countTokens(text) === library(text)), { numRuns: 500 });
  });

  test('in pieces without a break', () => {
    for (const text of ['a'.repeat(1500), 'Ab'.repeat(600), '退'.repeat(500), '='.repeat(900), ' '.repeat(700), 'x\u0301'.repeat(300)]) expect(countTokens(text)).toBe(library(text));
  });
});

test('names of special tokens are text', () => {
  expect(countTokens('<|endoftext|>')).toBeGreaterThan(1);
  expect(countTokens('<|im_start|>system')).toBe(library('<|im_start|>system'));
});

test('merges the lowest rank first, of equal ones the leftmost', () => {
  const ranks = new Map(Object.entries({ aa: 2, ab: 1, aab: 3 }));
  // Leftmost first would leave aa, b; the lower rank leaves a, ab, which then merge.
  expect(mergeCount('aab', (bytes) => ranks.get(bytes))).toBe(1);
  expect(mergeCount('aaa', (bytes) => ranks.get(bytes))).toBe(2);
});

test('the bytes of a text are those of UTF-8', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => byteString(text) === Buffer.from(text, 'utf8').toString('latin1')));
});

// By the library's merge the two take most of a minute.
test('inputs without a break are counted without trouble', () => {
  let seed = 7;
  const letters = Array.from({ length: 100_000 }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return String.fromCharCode(0x4e00 + (seed % 20_000));
  });
  expect(countTokens('a'.repeat(100_000))).toBeGreaterThan(10_000);
  expect(countTokens(letters.join(''))).toBeGreaterThan(100_000);
});

test('the counter is named', () => {
  expect(COUNTER).toBe('o200k_base@gpt-tokenizer-4.0.0/heap-1');
});
