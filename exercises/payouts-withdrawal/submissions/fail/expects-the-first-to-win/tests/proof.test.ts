import { as, interleave } from 'kit';

const iban = 'DE89 3704 0044 0532 0130 00';

test('the account never pays out more than it has', async () => {
  const [first, second] = await interleave([
    () => as('omar').post('/accounts/till/payouts', { cents: '8000', iban }),
    () => as('omar').post('/accounts/till/payouts', { cents: '8000', iban }),
  ]);
  expect(first.status).toBe(201);
  expect(second.status).toBe(409);
});
