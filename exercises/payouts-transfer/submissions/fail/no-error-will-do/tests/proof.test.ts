import { as, interleave } from 'kit';

test('nobody gets a 500', async () => {
  const move = (from, to) => as('omar').post('/transfers', { from, to, cents: '100' });
  const answers = await interleave([() => move('till', 'savings'), () => move('savings', 'till')], { processes: 'each' });
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
});
