import { countLines, findLines, replaceLines } from './whole-lines.ts';

const text = 'function a() {\n  if (x) {\n    go();\n  }\n}\n';

test('lines are found whatever their indentation, and only whole', () => {
  expect(findLines(text, 'if (x) {\n  go();\n')).toEqual([2]);
  expect(findLines(text, 'go')).toEqual([]);
  expect(findLines('a\nb\na\n', 'a')).toEqual([1, 3]);
  expect(countLines('\na\nb\n\n')).toBe(2);
});

test('what is put in is indented as what was there', () => {
  expect(replaceLines(text, 3, 1, 'if (y) {\n  stop();\n}')).toBe('function a() {\n  if (x) {\n    if (y) {\n      stop();\n    }\n  }\n}\n');
  expect(replaceLines(text, 3, 1, '')).toBe('function a() {\n  if (x) {\n  }\n}\n');
});
