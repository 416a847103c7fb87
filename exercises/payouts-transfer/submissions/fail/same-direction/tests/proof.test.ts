import { as, interleave } from 'kit';

test('two transfers at once are both made', async () => {
  const move = () => as('omar').post('/transfers', { from: 'till', to: 'savings', cents: '100' });
  const answers = await interleave([move, move], { processes: 'each' });
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
});
