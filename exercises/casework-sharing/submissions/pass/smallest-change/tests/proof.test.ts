import { as, interleave } from 'kit';

test('a removed member leaves no open link', async () => {
  const [shared, removed] = await interleave([
    () => as('vera').post('/cases/n-2/links', { recipient: 'clinic@health.example' }),
    () => as('ada').delete('/members/vera'),
  ]);
  expect(removed!.status).toBe(204);
  if (shared!.status === 201) expect((await as(null).get((shared!.body as { url: string }).url)).status).toBe(404);
});
