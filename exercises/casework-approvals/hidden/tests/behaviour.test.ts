import { as, interleave, sql } from 'kit';

const decide = (person, id, decision) => as(person).post(`/payments/${id}/decision`, { decision });

test('members who may decide do', async () => {
  expect((await decide('ada', 'pay-1', 'approved')).status).toBe(200);
  expect((await decide('wim', 'pay-2', 'approved')).status).toBe(200);
  expect((await decide('wim', 'pay-3', 'rejected')).status).toBe(200);
  expect((await decide('hana', 'pay-9', 'approved')).status).toBe(200);
  expect(await sql('SELECT id, status, decided_by FROM payments WHERE decided_at IS NOT NULL ORDER BY id')).toEqual([
    { id: 'pay-1', status: 'approved', decided_by: 'ada' }, { id: 'pay-2', status: 'approved', decided_by: 'wim' },
    { id: 'pay-3', status: 'rejected', decided_by: 'wim' }, { id: 'pay-9', status: 'approved', decided_by: 'hana' },
  ]);
  expect(await sql('SELECT id FROM events')).toHaveLength(4);
});

test('a refusal says why', async () => {
  expect((await decide('vera', 'pay-1', 'approved')).body).toEqual({ error: 'An admin decides on this amount.' });
  expect((await decide('ada', 'pay-3', 'approved')).body).toEqual({ error: 'Nobody decides on an own request.' });
  expect((await decide('hana', 'pay-1', 'approved')).status).toBe(404);
  expect((await decide('ada', 'none', 'approved')).status).toBe(404);
});

test('of two decisions at once one is made and recorded', async () => {
  const answers = await interleave([() => decide('ada', 'pay-2', 'approved'), () => decide('wim', 'pay-2', 'rejected')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await sql('SELECT id FROM events')).toHaveLength(1);
});
