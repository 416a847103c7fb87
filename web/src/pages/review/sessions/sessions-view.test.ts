import { filterOf, queryOf } from './sessions-view.ts';

test('an address and a filter say the same', () => {
  const address = 'q=ana&state=graded&fit=one-depth-only&reviewer=nobody&sort=llmSystems&direction=ascending&columns=state%2Cfit';
  const filter = filterOf(new URLSearchParams(address));
  expect(filter).toEqual({ q: 'ana', state: 'graded', fit: 'one-depth-only', reviewer: 'nobody', sort: 'llmSystems', direction: 'ascending', columns: ['state', 'fit'] });
  expect(queryOf(filter).toString()).toBe(address);
});

test('what the list does not know is left out', () => {
  expect(filterOf(new URLSearchParams('state=x&sort=y&columns=z,fit&page=2'))).toEqual({ columns: ['fit'] });
});
