import { as, interleave, sql } from 'kit';

describe('payouts at the same moment', () => {
  it('keep balance, entries and payouts in step', async () => {
    const request = (cents: string) => () => as('lena').post('/accounts/till/payouts', { cents, iban: 'NO9386011117947' });
    const results = await interleave([request('5001'), request('9999')]);
    const [account] = await sql('SELECT balance_cents FROM accounts WHERE id = $1', ['till']);
    const [entries] = await sql('SELECT sum(cents) AS sum FROM entries WHERE account_id = $1', ['till']);
    expect(account.balance_cents).toBe(entries.sum);
    expect(results.map((result) => result.status).sort()).toEqual([201, 409]);
  });
});
