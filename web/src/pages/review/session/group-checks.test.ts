import { expect, test } from '@jest/globals';
import { groupChecks } from './group-checks.ts';

const check = (id: string, verdict: 'pass' | 'fail', group?: string) => ({ id, title: id, verdict, weight: 1, detail: '', audience: 'reviewer' as const, ...(group === undefined ? {} : { group }) });

test('what failed stands first under its heading, and checks without one keep their order', () => {
  const groups = groupChecks([check('a', 'pass'), check('b', 'fail'), check('c', 'pass', 'Gates'), check('d', 'fail', 'Gates')]);
  expect(groups.map(({ title, checks, failed }) => [title, checks.map(({ id }) => id).join(), failed])).toEqual([[null, 'a,b', 1], ['Gates', 'd,c', 1]]);
});
