import { withClient } from '@assay/fixtures/database/lay-out-world.ts';
import type { SqlFile } from '@assay/fixtures/database/sql-file.ts';
import { probeFixture } from './probe-fixture.ts';
import { dropAbandoned } from '../../abandoned-databases.ts';
import { TemplatePool } from './template-pool.ts';
import { PROBES, probeDatabase, Templates } from './templates.ts';
import { smallWorld } from './testing/small-world.ts';

const serverUrl = process.env.ASSAY_TEST_POSTGRES_URL ?? '';
const SECONDS = 60_000;
const fixture = smallWorld();

const file = (text: string, as: SqlFile['as'] = 'owner'): SqlFile => ({ path: 'change.sql', text, as });
const laidOut = () => withClient(serverUrl, async (admin) => (await admin.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_database WHERE datname LIKE 'assay\\_probe\\_%'`)).rows[0]?.n ?? 0);

test('a second probe finds the fixture laid out and comes to the same result', async () => {
  const pool = new TemplatePool(serverUrl);
  const first = await probeFixture(serverUrl, fixture, [], { pool });
  const lent: string[] = [];
  await pool.lend(fixture, async (templates) => { lent.push(await templates.base()); });
  await pool.lend(fixture, async (templates) => { lent.push(await templates.base()); });
  const second = await probeFixture(serverUrl, fixture, [], { pool });
  await pool.close();
  expect(lent[0]).toBe(lent[1]);
  expect({ ...second, durationMs: 0 }).toEqual({ ...first, durationMs: 0 });
}, SECONDS);

test('roles that a probe changed are not lent again', async () => {
  const pool = new TemplatePool(serverUrl);
  const bases: string[] = [];
  await pool.lend(fixture, async (templates) => {
    bases.push(await templates.base());
    await templates.admin.query(`ALTER ROLE "${templates.roles.names.actual(fixture.contract.login)}" BYPASSRLS`);
  });
  await pool.lend(fixture, async (templates) => { bases.push(await templates.base()); });
  await pool.close();
  expect(bases[0]).not.toBe(bases[1]);
}, SECONDS);

test('a change of roles by one probe is not seen by the next', async () => {
  const pool = new TemplatePool(serverUrl);
  const open = await probeFixture(serverUrl, fixture, [file(`-- as: admin\nALTER ROLE ${fixture.contract.login} BYPASSRLS;`, 'admin')], { pool });
  const sound = await probeFixture(serverUrl, fixture, [], { pool });
  await pool.close();
  expect([open.verdict, sound.verdict]).toEqual(['leaky', 'sound']);
}, SECONDS);

test('a closed pool leaves nothing of its own behind', async () => {
  const pool = new TemplatePool(serverUrl);
  const names: string[] = [];
  await pool.lend(fixture, async (templates) => { names.push(await templates.base(), await templates.all()); });
  const during = await laidOut();
  await pool.close();
  expect(during).toBeGreaterThanOrEqual(2);
  const left = await withClient(serverUrl, async (admin) => (await admin.query('SELECT 1 FROM pg_database WHERE datname = ANY ($1)', [names])).rowCount);
  expect(left).toBe(0);
}, SECONDS);

test('what a process that died left behind is dropped; what somebody works with stays', async () => {
  const mine = await Templates.open(serverUrl, fixture);
  const base = await mine.base();
  const dead = 'dead00beef';
  await withClient(serverUrl, async (admin) => {
    await admin.query(`CREATE ROLE clerk_${dead}`);
    await admin.query(`CREATE DATABASE ${probeDatabase(dead, 1)} TEMPLATE template0 OWNER clerk_${dead}`);
  });
  const dropped = await dropAbandoned(serverUrl, PROBES);
  expect(dropped).toContain(probeDatabase(dead, 1));
  expect(dropped).not.toContain(base);
  const left = await withClient(serverUrl, async (admin) => (await admin.query<{ name: string }>(`SELECT datname AS name FROM pg_database WHERE datname = ANY ($1) UNION ALL SELECT rolname FROM pg_roles WHERE rolname = $2`, [[base, probeDatabase(dead, 1)], `clerk_${dead}`])).rows.map(({ name }) => name));
  expect(left).toEqual([base]);
  await mine.close();
}, SECONDS);
