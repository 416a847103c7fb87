import { freshLike, invented, Translation } from './values.ts';

test('a fresh value keeps its form and is not taken', () => {
  expect(freshLike('AB-12', 'text', new Set(['AB-12']))).toMatch(/^[A-Z]{2}-\d\d$/);
  expect(freshLike('AB-12', 'text', new Set(['AB-12']))).not.toBe('AB-12');
  expect(Number(freshLike('7', 'integer', new Set(['7', '99'])))).toBeGreaterThan(99);
  expect(freshLike('["2026-05-04 09:00","2026-05-04 11:00")', 'tstzrange', new Set())).toContain('2126-05-04');
});

test('a translation replaces whole values, and values inside documents', () => {
  const translation = new Translation([['41', '42'], ['acme', 'globex']]);
  expect(translation.of('41')).toBe('42');
  expect(translation.of('{"org": "acme", "n": 41}')).toBe('{"org": "globex", "n": 42}');
  expect(translation.of('1410')).toBeNull();
});

test('a row made up is in force: what begins has begun, and what ends ends late', () => {
  const day = (name: string) => invented({ name, base: 'date', type: 'date', notNull: true, default: null, identity: '', generated: false, labels: [] });
  expect(new Date(day('valid_from')).getTime()).toBeLessThan(Date.now());
  expect(new Date(day('valid_until')).getTime()).toBeGreaterThan(Date.now());
});
