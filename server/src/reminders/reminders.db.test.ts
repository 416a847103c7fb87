import { NEW_SCREEN } from '../contract/screens.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { remind } from './remind.ts';

const HOUR = 3600_000;
let app: TestApp;
beforeAll(async () => { app = await openTestApp(); });
afterAll(() => app.close(), 10_000);

const north = () => ({ scope: 'organization', organization: app.north.id }) as const;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
/** An invitation that ends in so many hours. */
async function invited(name: string, hours = 14 * 24, screenId = app.north.screenId) {
  const { body } = await app.as.ada.post('/api/invitations', { screenId, candidate: { name, email: `${name.toLowerCase()}@candidates.example` }, expiresAt: inHours(hours) });
  return { id: body.id as string, token: body.url.split('/').at(-1) as string, email: body.candidate.email as string };
}
type Invited = Awaited<ReturnType<typeof invited>>;
/** When each reminder is to be sent, in hours before the end. */
const planned = async ({ id }: Invited) => (await app.query(`
  SELECT round(extract(epoch FROM expires_at - run_at) / 3600)::integer AS hours FROM graphile_worker._private_jobs JOIN assay.invitations ON payload->>'invitationId' = invitations.id::text
  WHERE invitations.id = $1 ORDER BY run_at`, [id])).rows.map(({ hours }) => hours as number);
const endsIn = (hours: number, { id }: Invited) => app.query('UPDATE assay.invitations SET expires_at = now() + make_interval(mins => $1::integer) WHERE id = $2', [Math.round(hours * 60), id]);
const run = ({ id }: Invited, hours: number) => remind(app.deps, north(), { invitationId: id, hours });
const mails = async ({ email }: Invited) => (await app.query("SELECT subject, text FROM assay.outbox WHERE recipient = $1 AND kind = 'reminder' ORDER BY id", [email])).rows as { subject: string; text: string }[];
const remindedAt = async ({ id }: Invited) => (await app.as.ada.get('/api/invitations')).body.items.find((item: { id: string }) => item.id === id).remindedAt as string | null;
const open = (token: string) => app.browser().post('/api/invitations/open', { token, takeOver: true });
const linkIn = (mail: { text: string } | undefined) => /\/s\/([\w-]{43})$/m.exec(mail?.text ?? '')?.[1] ?? '';

test('as the screen says, and none for which the end was too near at the invitation', async () => {
  expect(await planned(await invited('Ada'))).toEqual([48, 24]);
  expect(await planned(await invited('Bea', 47))).toEqual([24]);
  expect(await planned(await invited('Cleo', 23))).toEqual([]);
  const { exercises } = (await app.as.ada.get(`/api/screens/${app.north.screenId}`)).body.versions[0].definition;
  const made = (reminderHours: number[]) => app.as.ada.post('/api/screens', { ...NEW_SCREEN, title: 'Other', rule: { databaseSecurity: 0, llmSystems: 0, codeReview: null }, exercises, reminderHours });
  const wrong = async (reminderHours: number[]) => (await made(reminderHours)).body.fields.map(({ pointer }: { pointer: string }) => pointer);
  expect([await wrong([0, 12.5]), await wrong([24, 24]), await wrong([1, 2, 3, 4])]).toEqual([['/reminderHours/0', '/reminderHours/1'], ['/reminderHours'], ['/reminderHours']]);
  expect((await made([72])).body.draft.reminderHours).toEqual([72]);
  const { reminderHours: _, ...before } = NEW_SCREEN;
  expect((await app.as.ada.post('/api/screens', { ...before, title: 'Older client' })).body.draft.reminderHours).toEqual([48, 24]);
});

test('a reminder is sent once, with a link of its own beside the first one', async () => {
  const dora = await invited('Dora');
  await endsIn(48, dora);
  await Promise.all([run(dora, 48), run(dora, 48)]);
  await run(dora, 48);
  const sent = await mails(dora);
  expect(sent).toEqual([{ subject: 'Reminder from North: Screen of North', text: expect.stringContaining('Hello Dora,') }]);
  expect(sent[0]!.text).toContain('You have not begun it yet.');
  expect(Date.now() - Date.parse((await remindedAt(dora))!)).toBeLessThan(60_000);
  const { rows } = await app.query('SELECT to_jsonb(reminders)::text AS row FROM assay.reminders WHERE invitation_id = $1', [dora.id]);
  expect(rows[0].row).not.toContain(linkIn(sent[0]));

  const [first, second] = [await open(linkIn(sent[0])), await open(dora.token)];
  expect([first.status, second.status, first.body.id === second.body.id, first.body.candidate.name]).toEqual([200, 200, true, 'Dora']);
  await endsIn(24, dora);
  await run(dora, 24);
  expect(await mails(dora)).toHaveLength(2);
  await endsIn(-1, dora);
  expect((await open(linkIn(sent[0]))).body.code).toBe('invitation_expired');
});

test('nobody is reminded of what is withdrawn, handed in or over', async () => {
  const [revoked, withdrawn, done, expired] = [await invited('Rev'), await invited('Wit'), await invited('Don'), await invited('Exp')];
  const session = (await open(withdrawn.token)) && await app.query('SELECT session_id FROM assay.invitations WHERE id = $1', [withdrawn.id]);
  await app.as.ada.post(`/api/invitations/${revoked.id}/revoke`);
  await app.query('UPDATE assay.sessions SET withdrawn_at = now() WHERE id = $1', [session.rows[0].session_id]);
  await app.query('UPDATE assay.attempts SET started_at = now(), deadline_at = now(), closed_at = now() WHERE session_id = (SELECT session_id FROM assay.invitations WHERE id = $1)', [done.id]);
  for (const invitation of [revoked, withdrawn, done]) await endsIn(24, invitation);
  await endsIn(-1, expired);
  for (const invitation of [revoked, withdrawn, done, expired]) {
    await run(invitation, 24);
    expect([await mails(invitation), await remindedAt(invitation)]).toEqual([[], null]);
  }
});

test('one whose end was moved waits for the new one; after a standstill one mail is sent, not all', async () => {
  const fay = await invited('Fay');
  await endsIn(100, fay);
  await run(fay, 48);
  expect([await mails(fay), await planned(fay)]).toEqual([[], [48, 24]]);
  await app.as.ada.post(`/api/invitations/${fay.id}/extend`, { expiresAt: inHours(300) });
  expect(await planned(fay)).toEqual([48, 24]);
  await endsIn(20, fay);
  await run(fay, 48);
  await run(fay, 24);
  expect(await mails(fay)).toHaveLength(1);
});

test('a new link ends those of the reminders; the act is in the audit log, and another organization sees none of it', async () => {
  const gus = await invited('Gus');
  await endsIn(48, gus);
  await run(gus, 48);
  const link = linkIn((await mails(gus))[0]);
  const { body: again } = await app.as.ada.post(`/api/invitations/${gus.id}/resend`);
  expect((await open(link)).body.code).toBe('invitation_unknown');
  expect((await open(again.url.split('/').at(-1))).status).toBe(200);
  const { rows } = await app.query("SELECT actor, detail FROM assay.audit WHERE subject = $1 AND action = 'candidate_reminded'", [`invitation:${gus.id}`]);
  expect(rows).toEqual([{ actor: 'assay', detail: { hours: 48 } }]);
  await remind(app.deps, { scope: 'organization', organization: app.south.id }, { invitationId: gus.id, hours: 24 });
  expect(await mails(gus)).toHaveLength(1);
});
