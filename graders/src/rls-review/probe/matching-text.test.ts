import { matchingText, textsFor } from './matching-text.ts';

test.each(['^SUP-\\d+$', '^(on|off)$', '[a-f0-9]{8}-x?', '^\\w+@[^@]+\\.org$', '^(?:a|b)c*(d[12])+$', 'plain'])('a text that %s matches', (pattern) => {
  expect(matchingText(pattern)).toMatch(new RegExp(pattern));
});

test('patterns in code are found, however they compare', () => {
  expect(textsFor(`(current_setting('a.b', true) ~ '^T-\\d$'::text) OR x LIKE 'adm%' OR y ~~ 'z_'::text`)).toEqual(['T-1', 'adm1', 'z1']);
});
