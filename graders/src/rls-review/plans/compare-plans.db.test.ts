import { loadFixture } from '@assay/fixtures/database/load-fixture.ts';
import { sqlFile } from '@assay/fixtures/database/sql-file.ts';
import { RIGHT_FIX, wardWorld } from '../testing/ward-world.ts';
import { comparePlans } from './compare-plans.ts';

const serverUrl = process.env.ASSAY_TEST_POSTGRES_URL ?? '';
const { world, remove } = wardWorld();
afterAll(remove);

const compare = (fix: string) => {
  const fixture = loadFixture(world);
  return comparePlans(serverUrl, fixture, [sqlFile('leak.sql', 'ALTER TABLE notes NO FORCE ROW LEVEL SECURITY;')], sqlFile('fix.sql', fix));
};

test('a fix that leaves the policy comparable keeps the index', async () => {
  await expect(compare(RIGHT_FIX.split('\n')[0] ?? '')).resolves.toMatchObject([{ kind: 'kept', use: { tenant: 'north' } }]);
});

test('a policy that casts the column reads the table from end to end', async () => {
  const fix = `DROP POLICY own ON notes; CREATE POLICY own ON notes TO ward_app USING (ward::text = current_setting('ward.id', true));`;
  const [outcome] = await compare(fix);
  expect(outcome).toMatchObject({ kind: 'lost', relations: ['public.notes'] });
  expect(outcome).toMatchObject({ before: expect.stringMatching(/Index Cond/), after: expect.stringMatching(/Seq Scan on (public\.)?notes/) });
});

test('a query that is refused is told apart from one that is slow', async () => {
  await expect(compare('REVOKE SELECT ON notes FROM ward_app;')).resolves.toMatchObject([{ kind: 'refused', reason: 'permission denied for table notes' }]);
});

test('a policy that never plans is ended', async () => {
  const fix = `CREATE FUNCTION slow() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1 FROM pg_sleep(600)';
    CREATE POLICY late ON notes AS RESTRICTIVE TO ward_app USING (ward > 0 AND slow() = 1);`;
  await expect(compare(fix)).resolves.toMatchObject([{ kind: 'refused', reason: 'no answer within 5 s' }]);
});
