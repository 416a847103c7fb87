import { as, interleave, sql } from 'kit';

const decide = (person, id, decision) => as(person).post(`/payments/${id}/decision`, { decision });

describe('decisions on payments', () => {
  test('an admin approves, and it is recorded', async () => {
    const { status, body } = await decide('ada', 'pay-1', 'approved');
    expect([status, body]).toEqual([200, { status: 'approved' }]);
    expect(await sql('SELECT status, decided_by FROM payments WHERE id = $1', ['pay-1'])).toEqual([{ status: 'approved', decided_by: 'ada' }]);
    expect(await sql('SELECT action, subject FROM events')).toEqual([{ action: 'payment.approved', subject: 'pay-1' }]);
  });

  test('a worker decides on a small amount of a colleague', async () => {
    expect((await decide('wim', 'pay-2', 'rejected')).status).toBe(200);
    expect((await decide('vera', 'pay-3', 'approved')).status).toBe(200);
  });

  test('a worker does not decide on a large amount', async () => {
    const { status, body } = await decide('vera', 'pay-1', 'approved');
    expect([status, body]).toEqual([403, { error: 'An admin decides on this amount.' }]);
  });

  test('nobody decides on an own request, not even an admin', async () => {
    expect((await decide('ada', 'pay-3', 'approved')).status).toBe(403);
    expect((await decide('vera', 'pay-2', 'approved')).status).toBe(403);
  });

  test('a decision is final', async () => {
    await decide('ada', 'pay-1', 'rejected');
    const { status, body } = await decide('ada', 'pay-1', 'approved');
    expect([status, body]).toEqual([409, { error: 'The payment is rejected already.' }]);
  });

  test('a payment of another agency does not exist', async () => {
    expect((await decide('hana', 'pay-1', 'approved')).status).toBe(404);
    expect((await decide('rob', 'pay-2', 'approved')).status).toBe(403);
    expect((await decide('ada', 'pay-1', 'paid')).status).toBe(400);
  });

  test('of two decisions at once one is made', async () => {
    const answers = await interleave([() => decide('ada', 'pay-2', 'approved'), () => decide('wim', 'pay-2', 'rejected')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('totals are those of the own agency', async () => {
    await decide('ada', 'pay-1', 'approved');
    expect((await as('rob').get('/payments/totals')).body).toEqual({ requested: '17000', approved: '60000', rejected: '0' });
  });

  test('the list tells who decided', async () => {
    await decide('wim', 'pay-2', 'approved');
    const { body } = await as('rob').get('/payments');
    expect(body.payments.map(({ id, status, decided_by: by }) => [id, status, by])).toEqual([
      ['pay-1', 'requested', null], ['pay-2', 'approved', 'wim'], ['pay-3', 'requested', null],
    ]);
  });

  test('the limit itself is still decided by a worker', async () => {
    const { body } = await as('wim').post('/payments', { case_id: 'n-1', purpose: 'Bed', cents: 20000 });
    expect((await decide('vera', body.id, 'approved')).status).toBe(200);
  });

  test('a decision needs a token', async () => {
    expect((await decide(null, 'pay-1', 'approved')).status).toBe(401);
    expect(await sql('SELECT id FROM events')).toEqual([]);
  });
});
