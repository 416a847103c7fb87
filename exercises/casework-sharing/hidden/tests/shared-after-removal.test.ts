import { as, interleave } from 'kit';

test('a removed member leaves no open link, in any order', async () => {
  const [shared, removed] = await interleave([
    () => as('vera').post('/cases/n-2/links', { recipient: 'clinic@health.example' }),
    () => as('ada').delete('/members/vera'),
  ]);
  expect(removed.status).toBe(204);
  expect([201, 401, 403, 404, 409]).toContain(shared.status);
  if (shared.status === 201) expect((await as(null).get(shared.body.url)).status).toBe(404);
});
