import { splitTables } from './split-tables.ts';

test('a table between texts is cut out, with its cells', () => {
  expect(splitTables('before\n\n| part | points |\n|---|---:|\n| exploit | 25 |\n| fix |\n\nafter')).toEqual([
    { kind: 'text', text: 'before\n' },
    { kind: 'table', head: ['part', 'points'], rows: [['exploit', '25'], ['fix', '']] },
    { kind: 'text', text: '\nafter' },
  ]);
});

test('bars in code and escaped bars stay inside their cell', () => {
  expect(splitTables('a | b\n--- | ---\n`x || y` | 1 \\| 2')).toEqual([{ kind: 'table', head: ['a', 'b'], rows: [['`x || y`', '1 | 2']] }]);
});

test('what looks like a table in a code fence, or has no rule, is text', () => {
  const fenced = '```\n| a | b |\n|---|---|\n```';
  expect(splitTables(fenced)).toEqual([{ kind: 'text', text: fenced }]);
  expect(splitTables('either | or\nno rule here')).toEqual([{ kind: 'text', text: 'either | or\nno rule here' }]);
});

test('a rule below a line without bars is a heading, not a table', () => {
  expect(splitTables('Heading\n---\ntext')).toEqual([{ kind: 'text', text: 'Heading\n---\ntext' }]);
});
