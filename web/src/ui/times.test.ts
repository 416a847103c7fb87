import { warningBetween } from './clock-warnings.ts';
import { asCountdown, asDuration } from './times.ts';

test('a countdown shows hours only when there are some, and stops at zero', () => {
  expect([0, 999, 61_000, 1_601_000, 3_723_000, -5_000].map(asCountdown)).toEqual(['0:00', '0:01', '1:01', '26:41', '1:02:03', '0:00']);
});

test('durations change their unit where the finer one stops helping', () => {
  expect([850, 3_210, 840_000, 3_900_000].map(asDuration)).toEqual(['850 ms', '3.2 s', '14 min', '1 h 05 min']);
});

test('each warning is given once, when its mark is passed', () => {
  const minute = 60_000;
  expect(warningBetween(10 * minute + 500, 10 * minute - 500)).toBe('10 minutes left.');
  expect(warningBetween(10 * minute - 500, 10 * minute - 1_500)).toBeNull();
  expect(warningBetween(2 * minute + 1, 2 * minute)).toBe('2 minutes left.');
  expect(warningBetween(500, -500)).toMatch(/^Time is over/);
});

test('a page opened late does not repeat what was said, and a laptop that slept hears the latest mark only', () => {
  expect(warningBetween(null, 30_000)).toBeNull();
  expect(warningBetween(1_200_000, 90_000)).toBe('2 minutes left.');
});
