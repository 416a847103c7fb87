import { CannotStripError, stripTypes } from './strip-types.ts';

const refusal = (text: string) => {
  try {
    stripTypes('a.ts', text);
  } catch (error) {
    if (error instanceof CannotStripError) return error;
    throw error;
  }
  return null;
};

test('types go, and every line and column stays', () => {
  const source = 'type A = { a: number };\nexport const f = (x: number): string => `${x}`;\n';
  const stripped = stripTypes('a.ts', source);
  expect(stripped).not.toContain('number');
  expect(stripped.split('\n').map(({ length }) => length)).toEqual(source.split('\n').map(({ length }) => length));
  expect(stripped.indexOf('=>')).toBe(source.indexOf('=>'));
});

test('JavaScript is left alone', () => {
  expect(stripTypes('a.js', 'enum is a name here')).toBe('enum is a name here');
});

test.each([
  ['an enum', 'const a = 1;\n  enum E { A }\n', 'a.ts:2:3: An enum'],
  ['a namespace', 'namespace N { export const a = 1; }', 'a.ts:1:1: A namespace'],
  ['what does not parse', 'const a = 1;\nreturn (;\n', 'a.ts:2:9: Expression expected.'],
  ['a parameter property', 'class A {\n  constructor(public x: number) {}\n}', 'a.ts:2:'],
])('%s is refused with its place', (_what, text, message) => {
  expect(refusal(text)?.message).toContain(message);
  expect(refusal(text)?.at).toMatchObject({ name: 'SyntaxError', file: 'a.ts' });
});

test('nesting that bursts the parser and files without end are the candidate\'s to mend', () => {
  expect(refusal(`${'['.repeat(200_000)}`)?.message).toContain('nested too deeply');
  expect(refusal('x'.repeat(300_000))?.message).toContain('longer than');
});
