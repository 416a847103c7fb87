import { as, interleave } from 'kit';

test('two at once', async () => {
  await interleave([
    () => as('omar').post('/accounts/till/payouts', { cents: '8000', iban: 'DE89370400440532013000' }),
    () => as('omar').post('/accounts/till/payouts', { cents: '8000', iban: 'DE89370400440532013000' }),
  ]);
});
