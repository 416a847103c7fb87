import { as, interleave, sql } from 'kit';

const move = (who, from, to, cents) => as(who).post('/transfers', { from, to, cents });
const balances = () => sql("SELECT id, balance_cents FROM accounts WHERE merchant_id = 'harbour' ORDER BY id");

test('two transfers in opposite directions are both made', async () => {
  const answers = await interleave([() => move('omar', 'till', 'savings', '2500'), () => move('lena', 'savings', 'till', '1000')], { processes: 'each' });
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await balances()).toEqual([{ id: 'savings', balance_cents: '6500' }, { id: 'till', balance_cents: '8500' }]);
});

test('a reversal and a transfer at once are both made', async () => {
  const { body } = await move('omar', 'savings', 'till', '500');
  const answers = await interleave([() => as('lena').post(`/transfers/${body.id}/reversal`), () => move('omar', 'savings', 'till', '1000')], { processes: 'each' });
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await balances()).toEqual([{ id: 'savings', balance_cents: '4000' }, { id: 'till', balance_cents: '11000' }]);
});
