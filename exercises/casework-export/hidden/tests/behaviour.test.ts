import { as, sql } from 'kit';

const ids = async (person, more) => (await as(person).get(`/export/cases${more}`)).body.cases.map(({ id }) => id);

test('filters narrow, and unassigned cases are added', async () => {
  expect(await ids('ada', '')).toEqual(['n-1', 'n-2', 'n-3']);
  expect(await ids('ada', '?worker=hugo')).toEqual([]);
  expect(await ids('hana', '?status=open&town=Portside')).toEqual(['h-1', 'h-2']);
  const added = await ids('ada', '?worker=wim&with_unassigned=yes');
  expect(added).toEqual(expect.arrayContaining(['n-1', 'n-3']));
  expect(added).not.toContain('n-2');
  expect(await ids('ada', '?with_unassigned=yes')).toEqual(['n-1', 'n-2', 'n-3']);
});

test('approved money and notes are in both formats', async () => {
  await sql("UPDATE payments SET status = 'approved', decided_by = 'ada' WHERE id = 'pay-2'");
  expect((await as('ada').get('/export/cases?worker=vera')).body.cases[0]).toMatchObject({ notes: 1, approved_cents: '8000' });
  expect((await as('ada').get('/export/cases?worker=vera&format=csv')).body).toContain('"Vera","1","8000"');
});

test('the count is there, and wrong filters are refused', async () => {
  expect((await as('hana').get('/export/cases/count?worker=hugo')).body).toEqual({ cases: 1, open: 1 });
  expect((await as('ada').get('/export/cases?worker=wim&with_unassigned=maybe')).status).toBe(400);
});
