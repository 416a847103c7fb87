import { as, calls, sql } from 'kit';

const share = (person, caseId) => as(person).post(`/cases/${caseId}/links`, { recipient: 'clinic@health.example' });

test('workers and admins share, each link works and is recorded', async () => {
  for (const [person, caseId] of [['vera', 'n-2'], ['ada', 'n-1'], ['hugo', 'h-1']]) {
    const { status, body } = await share(person, caseId);
    expect(status).toBe(201);
    expect((await as(null).get(body.url)).status).toBe(200);
  }
  expect(await sql("SELECT member_id FROM events WHERE action = 'case.shared' ORDER BY id")).toEqual([{ member_id: 'vera' }, { member_id: 'ada' }, { member_id: 'hugo' }]);
  expect(await calls('https://directory.example')).toHaveLength(3);
});

test('removing one member leaves the links of others', async () => {
  const { body } = await share('wim', 'n-1');
  expect((await as('ada').delete('/members/vera')).status).toBe(204);
  expect((await as(null).get('/shared/link-1')).status).toBe(404);
  expect((await as(null).get(body.url)).status).toBe(200);
});

test('two members share the same case', async () => {
  expect((await share('vera', 'n-2')).status).toBe(201);
  expect((await share('wim', 'n-2')).status).toBe(201);
});

test('closing is for the own agency and may be done twice', async () => {
  expect((await as('wim').delete('/cases/n-1/links/link-1')).status).toBe(204);
  expect((await as('wim').delete('/cases/n-1/links/link-1')).status).toBe(204);
  expect((await as('hugo').delete('/cases/h-1/links/link-1')).status).toBe(404);
});
