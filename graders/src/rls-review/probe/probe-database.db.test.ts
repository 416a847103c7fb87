import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dropWorld, layOutWorld, loginUrl, withClient } from '@assay/fixtures/database/lay-out-world.ts';
import { loadFixture } from '@assay/fixtures/database/load-fixture.ts';
import { readSqlFile } from '@assay/fixtures/database/sql-file.ts';
import { readActors } from './actors-file.ts';
import { probeDatabase } from './probe-database.ts';

const serverUrl = process.env.ASSAY_TEST_POSTGRES_URL ?? '';
const directory = resolve(import.meta.dirname, '../../../../fixtures/leak-classes/freight');
const fixture = loadFixture(directory);
const folder = mkdtempSync(join(tmpdir(), 'assay-actors-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Probes a world that is there already, as somebody's own database is, and counts its rows before and after. */
async function probeExisting(leak: string | null) {
  const world = await layOutWorld(serverUrl, fixture, leak === null ? [] : [readSqlFile(join(directory, 'leaks', `${leak}.sql`))]);
  const rows = () => withClient(world.url, async (admin) => (await admin.query('SELECT count(*) FROM drivers')).rows[0] as unknown);
  try {
    const file = join(folder, 'actors.json');
    const { tenants, login, enter, schemas, shared } = fixture.contract;
    writeFileSync(file, JSON.stringify({
      url: loginUrl(world, login), enter, leave: [], schemas, shared,
      tenants: Object.fromEntries(Object.entries(tenants).map(([name, values]) => [name, { values }])),
      tenantColumn: { columns: ['carrier_id'], by: 'carrier' },
    }));
    const before = await rows();
    const result = await probeDatabase(world.url, readActors(file));
    expect(await rows()).toEqual(before);
    return result;
  } finally {
    await dropWorld(serverUrl, world);
  }
}

test('an existing database that keeps tenants apart is sound', async () => {
  expect(await probeExisting(null)).toMatchObject({ verdict: 'sound', findings: [] });
});

test('one that does not is leaky, with the table and whose rows came back', async () => {
  const { verdict, findings } = await probeExisting('missing-enable');
  expect(verdict).toBe('leaky');
  expect(findings[0]).toMatchObject({ object: 'public.drivers', verb: 'select', channel: 'rows', victim: expect.stringMatching(/nordwind|pelikan|sestra/) });
});

test('a file that names a value no tenant has is refused by field', () => {
  const file = join(folder, 'wrong.json');
  writeFileSync(file, JSON.stringify({ url: 'postgres://127.0.0.1/x', tenants: { a: { values: { id: 1 } }, b: { values: { id: 2 } } }, tenantColumn: { columns: ['org'], by: 'name' } }));
  expect(() => readActors(file)).toThrow('tenantColumn.by: Name one of the values that every tenant has.');
});
