import { expect, test } from '@jest/globals';
import { moved, readDesign, type DesignFile } from './design-file.ts';

const TEXT = '# first\ndrop_order: []\nreserve: # tokens\nextra: kept\ncalls: { search: , read: 3 }\nprose: |\n';
const opened = (text: string): DesignFile => {
  const read = readDesign(text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
};

test('a field is changed and the rest of the text stays, comments and unknown fields too', () => {
  const changed = opened(opened(TEXT).with(['reserve'], 20)).with(['calls', 'search'], 12);
  expect(changed).toContain('# first');
  expect(changed).toContain('extra: kept');
  const read = opened(changed);
  expect([read.value(['reserve']), read.value(['calls', 'search']), read.value(['calls', 'read'])]).toEqual([20, 12, 3]);
});

test('an order and prose of several lines come back as they were written', () => {
  const order = ['filler', 'idle-history'];
  const read = opened(opened(opened(TEXT).with(['drop_order'], order)).with(['prose'], 'One: two.\n\n# Three\n'));
  expect(read.order()).toEqual(order);
  expect(read.value(['prose'])).toBe('One: two.\n\n# Three\n');
});

test('a text that is no YAML says so', () => {
  expect(readDesign('a: [')).toEqual({ problem: expect.stringMatching(/.+/) });
});

test('entries move by a place', () => {
  expect([moved(['a', 'b', 'c'], 2, -1), moved(['a', 'b', 'c'], 0, 1)]).toEqual([['a', 'c', 'b'], ['b', 'a', 'c']]);
});
