import { partsOf } from './parts-of.ts';

const written = (path: string, content: string, version = 2) => partsOf([{ path, content, version, unsaved: false }])[0]?.state === 'written';

test('comments, headings and blank lines of a starter are not an answer', () => {
  expect(written('exploit.sql', '-- as: acme\n/* your proof */\n\n')).toBe(false);
  expect(written('fix.sql', 'BEGIN;\n-- here\nCOMMIT;\n')).toBe(false);
  expect(written('explanation.md', '# Explanation\n\n## Path\n<!-- how -->\n')).toBe(false);
});

test('one statement or one sentence is', () => {
  expect(written('exploit.sql', '-- as: acme\nTABLE visits;')).toBe(true);
  expect(written('explanation.md', '# Explanation\nThe view runs as its owner.')).toBe(true);
});

test('a starter that asks questions is not an answer while it is as it was', () => {
  expect(written('explanation.md', '# Explanation\nWhich line makes it possible?', 1)).toBe(false);
});

test('code that comes with the task may stay as it is, the code that is asked for not', () => {
  const unchanged = (path: string) => partsOf([{ path, content: 'export {};', version: 1, unsaved: false }])[0]?.state;
  expect([unchanged('contract.ts'), unchanged('assemble.ts')]).toEqual(['given', 'missing']);
});
