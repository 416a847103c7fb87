import type { CorpusCase, CorpusDocument } from '@assay/fixtures/corpus/corpus-case.ts';
import { optimumOf } from './optimum.ts';
import { validAnswers } from './valid-answers.ts';

const document = (id: string, more: Partial<CorpusDocument> = {}): CorpusDocument => ({
  id, source: `kb/${id}.md`, text: 'Welcome. The fee is 5 euros.', updatedAt: '2026-01-01', supersedes: null, requires: [], acl: ['staff'],
  trust: 'internal', unreadable: false, canary: null, attack: null, ...more,
});
const caseOf = (documents: CorpusDocument[], more: Partial<CorpusCase> = {}): CorpusCase => ({
  name: 'test/one', system: 'Answer.', history: [], question: 'What is the fee?', asks: [{ id: 'fee', term: 'fee', weight: 3 }],
  principals: ['staff'], documents, otherScript: [], special: null, ...more,
});
const places = (corpusCase: CorpusCase) => validAnswers(corpusCase).flatMap(({ carriers }) => carriers.map(({ place }) => place));

test('a forbidden, an unreadable and a document without a number carry nothing', () => {
  const silent = [document('secret', { acl: ['board'] }), document('down', { unreadable: true }), document('vague', { text: 'The fee is low.' })];
  expect(places(caseOf([...silent, document('good')]))).toEqual([{ document: 'good' }]);
});

test('a newer document voids an older one in full, even one that cannot be read', () => {
  expect(places(caseOf([document('old'), document('new', { supersedes: 'old' })]))).toEqual([{ document: 'new' }]);
  expect(places(caseOf([document('old'), document('new', { supersedes: 'old', unreadable: true })]))).toEqual([]);
});

test('a newer document that the asker may not see voids nothing', () => {
  expect(places(caseOf([document('old'), document('new', { supersedes: 'old', acl: ['board'] })]))).toEqual([{ document: 'old' }]);
});

test('an internal answer overrules external ones, unless it is not valid itself', () => {
  const external = document('partner', { trust: 'external' });
  expect(places(caseOf([external, document('own')]))).toEqual([{ document: 'own' }]);
  expect(places(caseOf([external, document('own', { acl: ['board'] })]))).toEqual([{ document: 'partner' }]);
});

test('turns carry answers, by their place', () => {
  const history = [{ role: 'user' as const, text: 'Hello.' }, { role: 'assistant' as const, text: 'Well. The fee is 4.' }];
  expect(validAnswers(caseOf([], { history }))[0]?.carriers).toEqual([{ place: { turn: 1 }, sentences: ['The fee is 4.'], definitions: [] }]);
});

test('a definition is any sentence with the term in a required document', () => {
  const documents = [document('terms', { text: 'A fee is what is due. Not more.' }), document('prices', { requires: ['terms'] })];
  expect(validAnswers(caseOf(documents))[0]?.carriers).toEqual([
    { place: { document: 'prices' }, sentences: ['The fee is 5 euros.'], definitions: [{ document: 'terms', sentences: ['A fee is what is due.'] }] },
  ]);
});

test('an answer whose definition nobody may read is worth nothing', () => {
  const documents = [document('terms', { text: 'A fee is what is due.', acl: ['board'] }), document('prices', { requires: ['terms'] })];
  const optimum = optimumOf(caseOf(documents));
  expect(optimum.full).toBe(0);
  expect(optimum.roomFor(0.01)).toBe(Infinity);
  expect(optimum.at(1000)).toEqual({ utility: 0, tokens: 0, documents: [], turns: [] });
});

test('sentences that overlap in what they answer go together', () => {
  const asks = ['fee', 'rent', 'tax'].map((term) => ({ id: term, term, weight: 3 }));
  const optimum = optimumOf(caseOf([document('one', { text: 'The fee and the rent are 5.' }), document('two', { text: 'The rent and the tax are 6.' })], { asks }));
  expect(optimum.at(optimum.roomFor(1))).toMatchObject({ utility: 9, documents: [{ place: { document: 'one' } }, { place: { document: 'two' } }] });
});

test('more than 16 answers and definitions are refused', () => {
  const terms = Array.from('abcdefghijklmnopq', (letter) => `fee ${letter}x`);
  const asks = terms.map((term) => ({ id: term, term, weight: 1 }));
  const corpusCase = caseOf([document('all', { text: terms.map((term) => `The ${term} is 5.`).join(' ') })], { asks });
  expect(() => optimumOf(corpusCase)).toThrow('The case test/one has 17 answers and definitions');
});
