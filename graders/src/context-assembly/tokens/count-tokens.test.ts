import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { countTokens as countByLibrary } from 'gpt-tokenizer/encoding/o200k_base';
import { COUNTER, countTokens } from './count-tokens.ts';

const reference = (text: string) => countByLibrary(text, { disallowedSpecial: new Set() });

const SNIPPETS = [
  'refund window', ' is 14 days', "don't", "WE'LL", 'naïve café', 'ÅNGSTRÖM', 'Возврат занимает', 'שלום עולם', 'مرحبا بالعالم', 'ขอคืนเงินภายใน', 'नमस्ते दुनिया',
  '返金は十四日以内', '환불 기간', '退款期限', '👩‍👩‍👧', '🇫🇮', '😀😀', '\uFEFF', '\u200B', '\u0301', '\uD800', '1234567', '٣٤٥', '½', 'const x = () => {',
  '};\r\n\t', '\n\n  ', '      ', '//', '/*', '<|endoftext|>', '<|im_start|>', '<|fim_prefix|>', '<|endofprompt|>', '<document index="1">', '</turn>\n', '&lt;', '!!!', '。', '"…”',
];
const text = fc.array(fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...SNIPPETS) },
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
  fc.nat({ max: 0xFFFF }).map((unit) => String.fromCharCode(unit)),
), { maxLength: 12 }).map((parts) => parts.join(''));

test('the count is that of the library for texts of many scripts', () => {
  fc.assert(fc.property(text, (sample) => expect(countTokens(sample)).toBe(reference(sample))), { numRuns: 4000, seed: 20_26 });
});

test('the count is that of the library for unbroken pieces', () => {
  const piece = fc.string({ unit: fc.constantFrom(...'aabcdeéßжщ日本語のあกขคनम'), minLength: 20, maxLength: 300 });
  fc.assert(fc.property(piece, (sample) => expect(countTokens(sample)).toBe(reference(sample))), { numRuns: 500, seed: 7 });
});

test.each([['', 0], ['hello world', 2], ['<|endoftext|>', 7], ['a'.repeat(100_000), 12_500], [' '.repeat(1_000_000), 7_813]])('worst and plain inputs have their count, %#', (sample, count) => {
  expect(countTokens(sample)).toBe(count);
});

test('a long piece of characters that do not merge ends', () => {
  const cjk = Array.from({ length: 100_000 }, (_, at) => String.fromCodePoint(0x4E00 + (at * 7919) % 20_000)).join('');
  expect(countTokens(cjk)).toBeGreaterThan(100_000);
});

test('the counter names the version that is pinned and installed', () => {
  const versionIn = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const installed = join(import.meta.dirname, '../../../../node_modules/gpt-tokenizer/package.json');
  expect(versionIn(join(import.meta.dirname, '../../../package.json'))).toMatchObject({ dependencies: { 'gpt-tokenizer': '4.0.0' } });
  expect(versionIn(installed)).toMatchObject({ version: '4.0.0' });
  expect(COUNTER).toContain('@gpt-tokenizer-4.0.0/');
});

test('it counts in a process that may read only this folder and the library', () => {
  const room = join(import.meta.dirname, '../../../..');
  const allowed = [import.meta.dirname, join(room, 'node_modules/gpt-tokenizer')];
  const script = `import { countTokens } from ${JSON.stringify(join(import.meta.dirname, 'count-tokens.ts'))}; console.log(countTokens('hello world'));`;
  const node = join(room, 'node_modules/node/bin/node');
  const output = execFileSync(node, ['--permission', ...allowed.map((path) => `--allow-fs-read=${path}`), '--no-warnings', '--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect(output.trim()).toBe('2');
});
