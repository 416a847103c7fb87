import { as } from 'kit';

test.each([['vera', 'pay-2', 'approved'], ['ada', 'pay-3', 'approved'], ['vera', 'pay-1', 'approved']])('%s is refused %s and the list shows it as requested', async (person, id, decision) => {
  const before = (await as('rob').get('/payments')).body;
  expect((await as(person).post(`/payments/${id}/decision`, { decision })).status).toBe(403);
  expect((await as('rob').get('/payments')).body).toEqual(before);
});
