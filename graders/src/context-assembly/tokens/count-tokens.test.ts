import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { countTokens } from './count-tokens.ts';

/** Special tokens are asked for as text: by default the library throws on them. */
const libraryCount = (text: string) => encode(text, { disallowedSpecial: new Set() }).length;

const SCRIPTS = ['abc XYZ', 'äöüßéñ', 'абвг', '中文字符测试', '日本語のテスト', 'हिन्दी', 'ไทย', 'عربي', '👩‍👧🎉', '0123456789', ' \n\t', '{}<>|[]"\'/\\', '\u200B\u00AD\u202E'];
const script = fc.constantFrom(...SCRIPTS).chain((letters) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 24 }));
const text = fc.array(fc.oneof(script, fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('<|endoftext|>', '<|im_start|>', "it's", 'https://a.example/b?c=1', 'function f() { return 1; }')), { maxLength: 8 }).map((parts) => parts.join(''));

test('it counts as the library does', () => {
  fc.assert(fc.property(text, (each) => countTokens(each) === libraryCount(each)), { numRuns: 4000 });
});

test('a known text has the count of the published tokenizer', () => {
  expect(countTokens('The quick brown fox jumps over the lazy dog.')).toBe(10);
  expect(countTokens('')).toBe(0);
  expect(countTokens('<|endoftext|>')).toBe(libraryCount('<|endoftext|>'));
});

test.each([
  ['equal letters', 'a'.repeat(2000)],
  ['an unbroken run of Chinese', Array.from({ length: 700 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join('')],
  ['spaces', ' '.repeat(3000)],
  ['a lone surrogate', 'a\uD800b'],
])('%s of a length that the library can do are counted alike', (_, each) => {
  expect(countTokens(each)).toBe(libraryCount(each));
});

test('a hundred thousand letters without a break are counted', () => {
  expect(countTokens('a'.repeat(100_000))).toBe(12_500);
  expect(countTokens('字'.repeat(100_000))).toBeGreaterThan(10_000);
});
