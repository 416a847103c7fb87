import { as } from 'kit';

const search = '?worker=vera&with_unassigned=yes';

test('the export holds no case of another agency', async () => {
  const { body } = await as('ada').get(`/export/cases${search}`);
  expect(body.cases.map((row: { id: string }) => row.id)).toEqual(['n-2', 'n-3']);
});

test('the count is that of the agency', async () => {
  expect((await as('ada').get(`/export/cases/count${search}`)).body).toEqual({ cases: 2, open: 1 });
});
