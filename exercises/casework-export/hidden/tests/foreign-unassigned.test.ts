import { as } from 'kit';

const search = (worker) => `?worker=${worker}&with_unassigned=yes`;
const ids = async (person, more) => (await as(person).get(`/export/cases${more}`)).body.cases.map(({ id }) => id);

test('unassigned cases of the own agency only', async () => {
  expect(await ids('ada', search('vera'))).toEqual(['n-2', 'n-3']);
  expect(await ids('hugo', search('hugo'))).toEqual(['h-1', 'h-2']);
});

test('a worker of another agency brings no case', async () => {
  expect(await ids('ada', search('hugo'))).toEqual(['n-3']);
});

test('the other filters hold for unassigned cases', async () => {
  expect(await ids('ada', `${search('vera')}&status=open`)).toEqual(['n-2']);
  expect(await ids('ada', `${search('vera')}&town=Westby`)).toEqual(['n-2']);
});

test('the count agrees', async () => {
  expect((await as('ada').get(`/export/cases/count${search('vera')}`)).body).toEqual({ cases: 2, open: 1 });
  expect((await as('hana').get(`/export/cases/count${search('hugo')}`)).body).toEqual({ cases: 2, open: 2 });
});
