import { readReview, writeReview, type Review } from './review-file.ts';

const review: Review = {
  verdict: 'request_changes', summary: 'Two lines:\n- one\n- two',
  comments: [{ file: 'src/a.ts', from: 3, to: 7, severity: 'major', cause: 'race', text: 'Quotes " and: colons' }, { file: 'src/a.ts', from: 9, to: 9, severity: 'note', cause: 'design', text: 'x' }],
};

test('what is written is read again', () => {
  expect(readReview(writeReview(review))).toEqual(review);
});

test('an empty file is an empty review, and what is no YAML is none', () => {
  expect(readReview('')).toEqual({ verdict: null, summary: '', comments: [] });
  expect(readReview('verdict: [')).toBeNull();
});
