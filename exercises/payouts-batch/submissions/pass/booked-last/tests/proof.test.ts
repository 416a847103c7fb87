import { as, failNext, interleave } from 'kit';

describe('entries and payouts of a batch', () => {
  const pay = (person: string, ...references: string[]) => as(person).post('/accounts/till/batches', {
    lines: references.map((reference) => ({ reference, cents: '900', iban: 'NL91ABNA0417164300' })),
  });
  const seen = async () => {
    const { body: { entries } } = await as('vera').get('/accounts/till/entries');
    const { body: { payouts } } = await as('vera').get('/accounts/till/payouts');
    expect(entries.filter((entry) => entry.kind === 'invoice')).toHaveLength(payouts.length);
  };

  it('go together when the payouts cannot be stored', async () => {
    failNext('INSERT INTO payouts');
    await pay('lena', 'R-1', 'R-2');
    await seen();
  });

  it('go together when two batches share an invoice', async () => {
    await interleave([() => pay('lena', 'R-1', 'R-2'), () => pay('omar', 'R-2', 'R-3')]);
    await seen();
  });
});
