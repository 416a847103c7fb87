import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

test('administrators read who did what, filtered and in pages; nobody else does', async () => {
  for (let n = 0; n < 55; n += 1) await app.as.adi.put('/api/organization', { name: `North ${n}` });
  const first = (await app.as.adi.get('/api/audit?action=organization_renamed')).body;
  expect(first.items[0]).toMatchObject({ actorName: 'adi', action: 'organization_renamed', detail: { from: 'North 53', to: 'North 54' }, erased: false });
  const second = (await app.as.adi.get(`/api/audit?action=organization_renamed&cursor=${first.nextCursor}`)).body;
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 5, null]);
  expect(first.actions).toEqual(expect.arrayContaining(['invitation_created', 'organization_renamed', 'screen_created']));
  const session = (await app.as.ana.get('/api/session')).body.id;
  const about = (await app.as.adi.get(`/api/audit?session=${session}`)).body.items;
  expect(about.map(({ action }: { action: string }) => action)).toEqual(['session_state', 'invitation_opened', 'session_state', 'invitation_created']);
  expect((await app.as.adi.get(`/api/audit?actor=candidate:${session}`)).body.items).toHaveLength(1);
  expect((await app.as.adi.get('/api/audit?cursor=x&session=y')).body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/query/cursor', '/query/session']);
  expect([(await app.as.rey.get('/api/audit')).status, (await app.as.ada.get('/api/audit/verification')).status]).toEqual([403, 403]);
  expect((await app.as.sue.get(`/api/audit?session=${session}`)).body.items).toEqual([]);
});

test('verification names the entry that was changed behind our back, in the own organization alone', async () => {
  expect((await app.as.adi.get('/api/audit/verification')).body).toMatchObject({ broken: null, entries: expect.any(Number), at: expect.any(String) });
  await app.query("ALTER TABLE assay.audit DISABLE TRIGGER USER; UPDATE assay.audit SET actor = 'assay' WHERE action = 'organization_renamed' AND detail->>'to' = 'North 7'; ALTER TABLE assay.audit ENABLE TRIGGER USER");
  const { sequence } = (await app.query("SELECT sequence FROM assay.audit WHERE detail->>'to' = 'North 7'")).rows[0];
  expect([(await app.as.adi.get('/api/audit/verification')).body.broken, (await app.as.sue.get('/api/audit/verification')).body.broken]).toEqual([sequence, null]);
});
