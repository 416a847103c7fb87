import { z } from 'zod';
import { findBrokenLink } from '../events/events.queries.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';
import type { Scope } from './database.ts';
import type { Query } from './load-sql.ts';

let app: TestApp;
let ana: { session: string; attempt: string };
beforeAll(async () => {
  app = await openTestApp();
  const { body } = await app.as.ana.get('/api/session');
  ana = { session: body.id, attempt: body.attempts[0].id };
  await app.as.ana.post(`/api/attempts/${ana.attempt}/start`);
});
afterAll(() => app.close(), 10_000);

const query = (text: string): Query => ({ name: 'test', text, parameters: [] });
const count = (scope: Scope, table: string) => app.deps.database.within(scope, async (db) => (
  (await db.one(query(`SELECT count(*)::integer AS n FROM assay.${table}`), {}, z.object({ n: z.int() }))).n));
const run = (scope: Scope, text: string) => app.deps.database.within(scope, (db) => db.run(query(text), {}));
const north = (): Scope => ({ scope: 'organization', organization: app.north.id });
const south = (): Scope => ({ scope: 'organization', organization: app.south.id });
const asAna = (): Scope => ({ scope: 'session', organization: app.north.id, session: ana.session });

test('every table with an organization forces row security, and the application owns nothing', async () => {
  const { rows } = await app.query(`
    SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE n.nspname = 'assay' AND relkind = 'r'
      AND (EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'organization_id') OR relname = 'organizations')
      AND NOT (relrowsecurity AND relforcerowsecurity)
    UNION ALL SELECT relname FROM pg_class WHERE relowner = 'assay_app'::regrole
    UNION ALL SELECT rolname FROM pg_roles WHERE rolname LIKE 'assay%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
    UNION ALL SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname IN ('assay_app', 'assay_accounts', 'assay_queue')`);
  expect(rows).toEqual([]);
});

test('an organization sees its own rows and none of another\'s', async () => {
  expect([await count(north(), 'sessions'), await count(south(), 'sessions')]).toEqual([1, 1]);
  expect([await count(north(), 'members'), await count(south(), 'members')]).toEqual([3, 2]);
  expect([await count(north(), 'workspace_files'), await count(south(), 'workspace_files')]).toEqual([3, 0]);
});

test('without a scope nothing is there, also on a connection that had one', async () => {
  await count(north(), 'sessions');
  const { rows } = await app.deps.database.pool.query('SELECT (SELECT count(*) FROM assay.sessions)::integer AS sessions, (SELECT count(*) FROM assay.members)::integer AS members');
  expect(rows).toEqual([{ sessions: 0, members: 0 }]);
});

test('a candidate sees the own session, and no grade, invitation, member or audit', async () => {
  await app.north.invite('Cora');
  expect([await count(north(), 'sessions'), await count(asAna(), 'sessions'), await count(asAna(), 'attempts'), await count(asAna(), 'candidates')]).toEqual([2, 1, 1, 1]);
  for (const table of ['grades', 'invitations', 'members', 'audit', 'screens', 'screen_exercises']) expect([table, await count(asAna(), table)]).toEqual([table, 0]);
  expect(await count({ scope: 'session', organization: app.south.id, session: ana.session }, 'sessions')).toBe(0);
});

test('nobody writes into another organization', async () => {
  await expect(run(south(), `INSERT INTO assay.candidates (organization_id, name, email) VALUES ('${app.north.id}', 'x', 'y')`)).rejects.toThrow('row-level security');
  expect(await run(north(), `UPDATE assay.attempts SET updated_at = now() WHERE organization_id = '${app.south.id}'`)).toBe(0);
  expect(await run(south(), `UPDATE assay.attempts SET updated_at = now() WHERE organization_id = '${app.south.id}'`)).toBe(1);
});

test('events and audit refuse change, to the application and to the owner', async () => {
  for (const table of ['events', 'audit']) {
    for (const statement of [`UPDATE assay.${table} SET detail = '{}'`, `DELETE FROM assay.${table}`, `TRUNCATE assay.${table}`]) {
      await expect(run(north(), statement)).rejects.toThrow(/permission denied|append-only/);
      await expect(app.query(statement)).rejects.toThrow('append-only');
    }
  }
});

test('an event that was changed behind the trigger shows in the chain', async () => {
  for (const sql of ['SELECT 1', 'SELECT 2']) await app.as.ana.post(`/api/attempts/${ana.attempt}/sql`, { actor: 'north', sql });
  const check = () => app.deps.database.within(north(), (db) => findBrokenLink(db, ana.attempt));
  expect(await check()).toBeNull();
  await app.query("ALTER TABLE assay.events DISABLE TRIGGER USER; UPDATE assay.events SET summary = 'nothing' WHERE sequence = 2; ALTER TABLE assay.events ENABLE TRIGGER USER");
  expect(await check()).toBe(2);
});

test('a job runs in the organization that added it, whatever its payload says; the queue cannot be read', async () => {
  await run(south(), `SELECT jobs.enqueue('nothing', '{"organizationId": "${app.north.id}"}', NULL, 'k', 1)`);
  const { rows } = await app.query("SELECT payload->>'organizationId' AS organization FROM graphile_worker._private_jobs JOIN graphile_worker._private_tasks t ON t.id = task_id WHERE t.identifier = 'nothing'");
  expect(rows).toEqual([{ organization: app.south.id }]);
  await expect(run(south(), 'SELECT * FROM graphile_worker._private_jobs')).rejects.toThrow('permission denied');
  await expect(run({ scope: 'account', account: 'x' }, "SELECT jobs.enqueue('nothing', '{}', NULL, 'k', 1)")).rejects.toThrow('needs an organization');
});

test('the application cannot read passwords or sign-ins', async () => {
  for (const table of ['users', 'credentials', 'sign_ins']) await expect(run(north(), `SELECT * FROM accounts.${table}`)).rejects.toThrow('permission denied');
});
