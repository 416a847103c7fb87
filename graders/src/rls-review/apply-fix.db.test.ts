import { sqlFile } from '@assay/fixtures/database/sql-file.ts';
import { withClient } from '@assay/fixtures/database/lay-out-world.ts';
import { applyFix } from './apply-fix.ts';
import { loadReviewWorld } from './review-world.ts';
import { RIGHT_FIX, wardWorld } from './testing/ward-world.ts';

const serverUrl = process.env.ASSAY_TEST_POSTGRES_URL ?? '';
const { world: fixtureDirectory, exercise: exerciseDirectory, remove } = wardWorld({}, 'cellar');
afterAll(remove);

const apply = (text: string) => applyFix(serverUrl, loadReviewWorld({ exerciseDirectory, fixtureDirectory }, { leaks: ['round-list'] }), { script: sqlFile('fix.sql', text) });

test('a fix shows what it changed in the catalogue, and what to look at first', async () => {
  const fixed = await apply(`${RIGHT_FIX}CREATE FUNCTION all_notes() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM notes';
    GRANT TRUNCATE ON beds TO cellar_app; DROP POLICY own ON beds;`);
  if (!('changes' in fixed) || fixed.changes === null) throw new Error('nothing changed');
  expect(fixed.changes.notable).toEqual(expect.arrayContaining([
    'row security forced on the owner of public.notes',
    'changed the options of the view public.round_list',
    'new function public.all_notes(), runs with the rights of cellar_owner',
    'granted TRUNCATE on public.beds to cellar_app',
    'dropped the policy own on public.beds',
  ]));
  expect(fixed.changes.diff).toMatch(/^-.*row security on\n\+.*row security on, forced$/m);
});

test('a fix that changes no catalogue entry says so', async () => {
  await expect(apply('SELECT 1;')).resolves.toMatchObject({ changes: null });
});

test('a fix that stops half way is rolled back and told where', async () => {
  await expect(apply('DROP POLICY own ON beds;\n\nSELECT nope;')).resolves.toEqual({
    refused: 'fix.sql:3: column "nope" does not exist (42703). The script stopped there and all of it was rolled back.',
  });
});

test('a fix may not call itself the administrator', async () => {
  await expect(apply('-- as: admin\nALTER ROLE cellar_app SUPERUSER;')).resolves.toMatchObject({ refused: expect.stringMatching(/^fix\.sql:1: .*Remove the line/) });
});

test('no role or database stays behind', async () => {
  const left = await withClient(serverUrl, (admin) => admin.query(`SELECT rolname FROM pg_roles WHERE rolname LIKE 'cellar\\_%'`));
  expect(left.rows).toEqual([]);
});
