import { call } from 'kit';

test('the alternative stands in brackets', async () => {
  const { where } = await call('src/export/filter.ts', 'caseFilter', { id: 'ada', agencyId: 'north', name: 'Ada', role: 'admin' }, { worker: 'vera', with_unassigned: 'yes' }) as { where: string };
  expect(where).toContain('(c.worker_id = $2 OR c.worker_id IS NULL)');
});
