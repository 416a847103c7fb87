import { as, interleave, sql } from 'kit';

test('whatever the order, no outsider reads the case once Wim is gone', async () => {
  await interleave([
    () => as('ada').delete('/members/wim'),
    () => as('wim').post('/cases/n-1/links', { recipient: 'office@housing.example' }),
  ]);
  const tokens = await sql("SELECT token FROM share_links WHERE created_by = 'wim'");
  const answers: number[] = [];
  for (const { token } of tokens) answers.push((await as(null).get(`/shared/${String(token)}`)).status);
  expect(answers.filter((status) => status !== 404)).toEqual([]);
});
