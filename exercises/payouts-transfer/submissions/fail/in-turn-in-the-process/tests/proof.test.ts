import { as, interleave } from 'kit';

const move = (from, to) => as('omar').post('/transfers', { from, to, cents: '100' });

test('transfers in opposite directions are both made', async () => {
  const [there, back] = await interleave([() => move('till', 'savings'), () => move('savings', 'till')]);
  expect(there.status).toBe(201);
  expect(back.status).toBe(201);
});
