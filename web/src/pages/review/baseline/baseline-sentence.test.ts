import { baselineSentence } from './baseline-sentence.ts';

test('a baseline is a score, a model and a day; what cannot be run is no zero', () => {
  const baseline = { exerciseId: '', model: 'a-model', outcome: 'graded' as const, score: 42.5, measuredAt: '2026-11-30T12:00:00.000Z' };
  expect(baselineSentence(baseline)).toBe('42.5 of 100, a-model, 30 Nov 2026');
  expect(baselineSentence({ ...baseline, score: 0 })).toBe('0 of 100, a-model, 30 Nov 2026');
  expect(baselineSentence({ ...baseline, score: null })).toBe('nothing measured, a-model, 30 Nov 2026');
  expect(baselineSentence({ ...baseline, outcome: 'ungradable', score: null })).toBe('could not be run, a-model, 30 Nov 2026');
});
