import { changeOf } from './look.ts';

test('rows that both looks saw cancel out, whatever else is there', () => {
  expect(changeOf('2 30', '3 37')).toBe(changeOf('9 -500', '10 -493'));
  expect(changeOf('2 30', '3 37')).not.toBe(changeOf('2 30', '3 38'));
});

test('rows that went show nothing new, however many there were', () => {
  expect(changeOf('5 30', '4 12')).toBe(changeOf('9 3', '2 -8'));
});

test('a refusal is a change of its own', () => {
  expect(changeOf('2 30', '42501')).toBe('42501');
  expect(changeOf('42501', '2 30')).toBe('2 30');
  expect(changeOf(undefined, '2 30')).toBe('2 30');
});
