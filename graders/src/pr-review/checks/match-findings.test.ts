import type { Issue, Key } from '../material/key.ts';
import type { Comment } from '../submission/review-file.ts';
import { judgeFindings } from './findings.ts';

const issue: Issue = { id: 'lost-update', file: 'a.ts', code: '', from: 10, to: 14, symbol: 'withdraw', causes: ['race'], severity: 'blocker', effect: 'Money is lost.' };
const second: Issue = { ...issue, id: 'no-owner', from: 40, to: 41, symbol: 'remove', causes: ['access'], severity: 'major' };
const key: Key = { issues: [issue, second], decoys: [{ file: 'a.ts', code: '', from: 60, to: 61, why: 'It is right.' }] };
const at = (from: number, more: Partial<Comment> = {}): Comment => ({ file: 'a.ts', from, to: from, severity: 'blocker', cause: 'race', text: 'x', ...more });
const judge = (comments: Comment[], proven: string[] = [], given = key) => Object.fromEntries(judgeFindings({ verdict: null, summary: '', comments }, given, proven).map(({ id, verdict, share }) => [id.replace('pr-review/', ''), [verdict, share]]));

test('both issues, at their places and by their causes', () => {
  expect(judge([at(12), at(40, { cause: 'access', severity: 'major' })])).toEqual({ 'findings-complete': ['pass', 1], 'findings-precise': ['pass', 1], severity: ['pass', 1] });
});

test('three lines off is near enough, four are not; the symbol by name is a place too', () => {
  expect(judge([at(7), at(41, { cause: 'access' })])['findings-complete']).toEqual(['pass', 1]);
  expect(judge([at(6), at(41, { cause: 'access' })])['findings-complete']?.[0]).toBe('fail');
  expect(judge([at(90, { text: 'In withdraw two can pass.' }), at(41, { cause: 'access' })])['findings-complete']).toEqual(['pass', 1]);
});

test('the place with a wrong cause counts half, unless a test of the candidate proved the issue', () => {
  expect(judge([at(12, { cause: 'cache' })])['findings-complete']).toEqual(['fail', 2 / 7]);
  expect(judge([at(12, { cause: 'cache' })], ['lost-update'])['findings-complete']).toEqual(['fail', 4 / 7]);
});

test('a comment on a decoy or on nothing is an alarm; repeats and style are not', () => {
  expect(judge([at(12), at(60)])['findings-precise']).toEqual(['fail', 1 / 2]);
  expect(judge([at(12), at(200)])['findings-precise']).toEqual(['fail', 1 / 2]);
  expect(judge([at(12), at(13), at(300, { cause: 'design' })])['findings-precise']).toEqual(['pass', 1]);
  expect(judge([])['findings-precise']).toEqual(['fail', 0]);
});

test('a severity two steps off fails', () => {
  expect(judge([at(12, { severity: 'major' })]).severity).toEqual(['pass', expect.closeTo(2 / 3)]);
  expect(judge([at(12, { severity: 'minor' })]).severity?.[0]).toBe('fail');
});

test('on a sound pull request each false alarm costs a third', () => {
  const sound: Key = { issues: [], decoys: key.decoys };
  expect(judge([], [], sound)).toEqual({ 'findings-precise': ['pass', 1] });
  expect(judge([at(60)], [], sound)).toEqual({ 'findings-precise': ['fail', 1 - 1 / 3] });
});
