import { expect, test } from '@jest/globals';
import { marksIn } from './source-marks.ts';

test('a place in a sentence becomes a mark in that file and no other', () => {
  expect(marksIn('assemble.ts:2:3: Expression expected.', 'assemble.ts', 'ab\ncdef')).toEqual([{ offset: 5, message: 'assemble.ts:2:3: Expression expected.' }]);
  expect(marksIn('assemble.ts:2:3: Expression expected.', 'layout.ts', 'ab\ncdef')).toEqual([]);
  expect([marksIn('Cancelled.', 'assemble.ts', ''), marksIn(null, 'assemble.ts', '')]).toEqual([[], []]);
});
