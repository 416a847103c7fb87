import { as, interleave } from 'kit';

test('opposite directions', async () => {
  const move = (from, to) => as('omar').post('/transfers', { from, to, cents: '100' });
  await interleave([() => move('till', 'savings'), () => move('savings', 'till')], { processes: 'each' });
});
