import { as, call, sql } from 'kit';

const ids = async (person, search) => (await as(person).get(`/export/cases${search}`)).body.cases.map(({ id }) => id);

describe('export', () => {
  test('holds the cases of the agency', async () => {
    expect(await ids('wim', '')).toEqual(['n-1', 'n-2', 'n-3']);
    expect(await ids('hugo', '')).toEqual(['h-1', 'h-2']);
  });

  test('narrows by status, town and worker', async () => {
    expect(await ids('ada', '?status=open')).toEqual(['n-1', 'n-2']);
    expect(await ids('ada', '?town=Elmstead')).toEqual(['n-1', 'n-3']);
    expect(await ids('ada', '?worker=vera')).toEqual(['n-2']);
    expect(await ids('ada', '?worker=vera&with_unassigned=no')).toEqual(['n-2']);
    expect(await ids('ada', '?status=open&town=Elmstead&worker=wim')).toEqual(['n-1']);
  });

  test('adds the cases that nobody has', async () => {
    const found = await ids('ada', '?worker=vera&with_unassigned=yes');
    expect(found).toContain('n-2');
    expect(found).toContain('n-3');
    expect(found).not.toContain('n-1');
  });

  test('has notes and money of each case', async () => {
    const { body } = await as('ada').get('/export/cases?worker=wim');
    expect(body.cases).toEqual([{ id: 'n-1', title: 'Housing', status: 'open', client: 'Iris Moreau', town: 'Elmstead', worker: 'Wim', notes: 2, approved_cents: '0' }]);
  });

  test('comes as CSV', async () => {
    const { headers, body } = await as('ada').get('/export/cases?format=csv&worker=vera');
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toBe('"id","title","status","client","town","worker","notes","approved_cents"\r\n"n-2","School support","open","Paul Okoro","Westby","Vera","1","0"\r\n');
  });

  test('a text is never a formula', async () => {
    expect(await call('src/export/csv.ts', 'csvLine', ['=1+1', 'a "b"', null])).toBe(`"'=1+1","a ""b""",""`);
  });

  test('is counted', async () => {
    expect((await as('ada').get('/export/cases/count')).body).toEqual({ cases: 3, open: 2 });
    expect((await as('ada').get('/export/cases/count?worker=wim')).body).toEqual({ cases: 1, open: 1 });
  });

  test('is refused to readers, and so is a filter that does not exist', async () => {
    expect((await as('rob').get('/export/cases')).status).toBe(403);
    expect((await as('ada').get('/export/cases?format=xml')).status).toBe(400);
    expect((await as('ada').get('/export/cases/count?status=late')).status).toBe(400);
  });

  test('has the sum of what was approved, not of what was requested', async () => {
    await sql("UPDATE payments SET status = 'approved', decided_by = 'ada' WHERE id = 'pay-1'");
    const { body } = await as('wim').get('/export/cases?status=open');
    expect(body.cases.map((row) => [row.id, row.approved_cents])).toEqual([['n-1', '60000'], ['n-2', '0']]);
  });
});
