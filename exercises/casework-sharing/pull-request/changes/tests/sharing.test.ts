import { answer, as, calls, sql } from 'kit';

const DIRECTORY = 'https://directory.example/offices';
const share = (person, caseId, recipient = 'Clinic@Health.example') => as(person).post(`/cases/${caseId}/links`, { recipient });

describe('sharing a case', () => {
  test('a worker opens a case to an office', async () => {
    const { status, body } = await share('vera', 'n-2');
    expect(status).toBe(201);
    expect((await as(null).get(body.url)).body).toEqual({ title: 'School support', status: 'open', agency: 'North Family Services', recipient: 'clinic@health.example', attachments: 0 });
    expect((await calls(DIRECTORY)).map((call) => call.method)).toEqual(['POST']);
    expect(await sql('SELECT member_id, action, subject FROM events')).toEqual([{ member_id: 'vera', action: 'case.shared', subject: 'n-2' }]);
  });

  test('an office that the directory does not know gets nothing', async () => {
    answer(DIRECTORY, 404);
    expect((await share('vera', 'n-2')).status).toBe(422);
    expect(await sql("SELECT token FROM share_links WHERE case_id = 'n-2'")).toEqual([]);
  });

  test('without the directory nothing is shared', async () => {
    answer(DIRECTORY, 500);
    expect((await share('vera', 'n-2')).status).toBe(503);
    expect(await sql("SELECT token FROM share_links WHERE case_id = 'n-2'")).toEqual([]);
  });

  test('readers and other agencies share nothing, and nobody asks the directory for them', async () => {
    expect((await share('rob', 'n-2')).status).toBe(403);
    expect((await share('hugo', 'n-2')).status).toBe(404);
    expect(await calls(DIRECTORY)).toEqual([]);
  });

  test('links are listed and closed', async () => {
    const { body } = await share('vera', 'n-2');
    expect((await as('wim').get('/cases/n-2/links')).body.links).toEqual([{ token: body.token, created_by: 'vera', recipient: 'clinic@health.example', revoked: false }]);
    expect((await as('wim').delete(`/cases/n-2/links/${body.token}`)).status).toBe(204);
    expect((await as(null).get(body.url)).status).toBe(404);
    expect((await as('wim').delete(`/cases/n-2/links/${body.token}`)).status).toBe(204);
  });

  test('the links of another agency stay open', async () => {
    expect((await as('ada').delete('/cases/n-1/links/link-9')).status).toBe(404);
    expect((await as('ada').get('/cases/h-1/links')).status).toBe(404);
    expect((await as(null).get('/shared/link-9')).status).toBe(200);
  });

  test('links close with the member who opened them', async () => {
    const { body } = await share('vera', 'n-2');
    await as('ada').delete('/members/vera');
    expect((await as(null).get(body.url)).status).toBe(404);
    expect((await share('vera', 'n-2')).status).toBe(401);
  });

  test('the directory is asked for the address in small letters', async () => {
    await share('wim', 'n-1', 'Office@Housing.example');
    const [asked] = await calls(DIRECTORY);
    expect(JSON.stringify(asked.body)).toContain('office@housing.example');
  });

  test('a recipient is needed', async () => {
    expect((await as('wim').post('/cases/n-1/links', { recipient: ' ' })).status).toBe(400);
    expect((await as('wim').post('/cases/n-1/links', {})).status).toBe(400);
    expect(await calls(DIRECTORY)).toEqual([]);
  });

  test('two links of a case are closed one by one', async () => {
    const first = await share('vera', 'n-2');
    const second = await share('wim', 'n-2', 'office@housing.example');
    await as('vera').delete(`/cases/n-2/links/${first.body.token}`);
    expect((await as(null).get(first.body.url)).status).toBe(404);
    expect((await as(null).get(second.body.url)).status).toBe(200);
  });
});
