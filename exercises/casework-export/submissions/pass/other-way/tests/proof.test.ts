import { as, sql } from 'kit';

test('export and count with unassigned cases agree with the database', async () => {
  const [own] = await sql("SELECT count(*)::int AS cases FROM cases WHERE agency_id = 'harbour' AND (worker_id = 'hugo' OR worker_id IS NULL)");
  const csv = (await as('hugo').get('/export/cases?format=csv&worker=hugo&with_unassigned=yes')).body as string;
  const count = (await as('hugo').get('/export/cases/count?worker=hugo&with_unassigned=yes')).body;
  expect(csv.trim().split('\r\n')).toHaveLength(Number(own!['cases']) + 1);
  expect(count.cases).toBe(Number(own!['cases']));
  expect(csv).not.toContain('"n-');
});
