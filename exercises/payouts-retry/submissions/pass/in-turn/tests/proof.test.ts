import { as, calls, failNext, interleave, sql } from 'kit';

describe('one key is one payment', () => {
  const pay = (person: string) => as(person).post('/accounts/savings/instant', { cents: '900', iban: 'NL91ABNA0417164300' }, { headers: { 'idempotency-key': 'rent-march' } });
  const once = async () => {
    expect((await calls('https://bank.example')).map((call) => call.body.cents)).toEqual([900]);
    expect(await sql("SELECT balance_cents FROM accounts WHERE id = 'savings'")).toEqual([{ balance_cents: '4100' }]);
  };

  it('when the answer of the bank is lost', async () => {
    failNext('https://bank.example', { after: true });
    for (const person of ['lena', 'omar', 'lena']) await pay(person);
    await once();
  });

  it('when it is sent twice at once', async () => {
    await interleave([() => pay('lena'), () => pay('lena')], { processes: 'each' });
    await once();
  });
});
