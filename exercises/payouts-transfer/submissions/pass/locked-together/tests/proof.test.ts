import { as, interleave } from 'kit';

describe('no transfer fails because of another', () => {
  it('lists both afterwards', async () => {
    const pay = (person: string, from: string, to: string, cents: string) => () => as(person).post('/transfers', { from, to, cents });
    await interleave([pay('lena', 'savings', 'till', '5000'), pay('omar', 'till', 'savings', '10000')], { processes: 'each' });
    const { body } = await as('vera').get('/accounts/till/transfers');
    expect(body.transfers.map((transfer) => transfer.cents).sort()).toEqual(['10000', '5000']);
  });
});
