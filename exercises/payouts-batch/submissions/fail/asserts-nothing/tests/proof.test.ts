import { as } from 'kit';

test('the same invoice twice', async () => {
  const lines = [{ reference: 'R-1', cents: '100', iban: 'DE89370400440532013000' }];
  await as('omar').post('/accounts/till/batches', { lines });
  await as('omar').post('/accounts/till/batches', { lines });
});
