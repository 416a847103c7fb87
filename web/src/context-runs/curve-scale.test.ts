import { expect, test } from '@jest/globals';
import { partOverCeiling } from './part-over-ceiling.ts';
import { pathOf, scaleOf, SIZE } from './curve-scale.ts';

const curve = { full: 10, points: [10, 100, 1000].map((room, index) => ({ room, tokens: room, value: index * 5, optimum: 10 })) };

test('rooms stand at even distances when they rise by a factor, values from the bottom to the top', () => {
  const { x, y, ticks } = scaleOf(curve);
  expect([x(10), x(1000)]).toEqual([SIZE.left, SIZE.width - SIZE.right]);
  expect(x(100)).toBeCloseTo((x(10) + x(1000)) / 2);
  expect([y(0), y(10)]).toEqual([SIZE.height - SIZE.bottom, SIZE.top]);
  expect(ticks).toEqual([10, 100, 1000]);
});

test('one point alone and nothing of value are still drawn', () => {
  const { x, y } = scaleOf({ full: 0, points: curve.points.slice(0, 1) });
  expect(pathOf([{ x: x(10), y: y(0) }])).toMatch(/^M[\d.]+,[\d.]+$/);
});

test('the ceiling lies in the part in which the sum exceeds it', () => {
  const parts = [{ tokens: 5 }, { tokens: 5 }, { tokens: 1 }];
  expect([partOverCeiling(parts, 4), partOverCeiling(parts, 10), partOverCeiling(parts, 11)]).toEqual([0, 2, null]);
});
