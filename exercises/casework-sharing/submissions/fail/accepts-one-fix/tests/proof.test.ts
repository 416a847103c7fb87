import { as, interleave, sql } from 'kit';

test('all links of a removed member are marked as revoked', async () => {
  await interleave([
    () => as('vera').post('/cases/n-2/links', { recipient: 'clinic@health.example' }),
    () => as('ada').delete('/members/vera'),
  ]);
  expect(await sql("SELECT token FROM share_links WHERE created_by = 'vera' AND NOT revoked")).toEqual([]);
});
