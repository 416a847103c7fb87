import { rmSync } from 'node:fs';
import { sqlFile } from '@assay/fixtures/database/sql-file.ts';
import { probeFixture } from './probe-fixture.ts';
import { ProbeResultSchema } from './probe-result.ts';
import { smallWorld } from './testing/small-world.ts';

const serverUrl = process.env.ASSAY_TEST_POSTGRES_URL ?? '';
const world = smallWorld();
afterAll(() => rmSync(world.directory, { recursive: true }));

const probe = (...changes: string[]) => probeFixture(serverUrl, world, changes.map((text, i) => sqlFile(`change-${i}.sql`, text)));
const LEAK = 'ALTER TABLE orders DISABLE ROW LEVEL SECURITY;';

test('a sound world is sound, and the result has the published form', async () => {
  const result = await probe();
  expect(result).toMatchObject({ verdict: 'sound', findings: [], uses: { passed: 4, failed: [] }, unmeasured: [] });
  expect(ProbeResultSchema.parse(result)).toEqual(result);
}, 60_000);

test('a table without row security leaks, with the other shop’s row as evidence and a script that replays it', async () => {
  const { verdict, findings: [finding] } = await probe(LEAK);
  expect(verdict).toBe('leaky');
  expect(finding).toMatchObject({ object: 'public.orders', verb: 'select', channel: 'rows', basis: 'witness' });
  expect(finding?.statement).toContain('SELECT * FROM public.orders');
  expect(finding?.evidence.tables?.[0]?.rows.flat()).toContainEqual({ text: finding?.victim === 'ben' ? 'Konstantin Bauer' : 'Margarethe Vogel', foreign: true });
}, 60_000);

test('its right fix is sound and one that shuts the table is overblocked, naming it', async () => {
  expect(await probe(LEAK, 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY;')).toMatchObject({ verdict: 'sound', findings: [] });
  const tight = await probe(LEAK, 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY; REVOKE DELETE ON orders FROM tool_app;');
  expect(tight).toMatchObject({ verdict: 'overblocked', findings: [] });
  expect(tight.uses.failed).toContainEqual(expect.objectContaining({ relation: 'public.orders', verb: 'delete', source: 'own-rows' }));
}, 90_000);

test('a policy that lets rows be planted at others is a write, though nothing can be read', async () => {
  const { findings: [finding] } = await probe('DROP POLICY own ON orders; CREATE POLICY own ON orders TO tool_app USING (shop = shop()) WITH CHECK (true);');
  expect(finding).toMatchObject({ channel: 'write', object: 'public.orders' });
}, 60_000);

test('a write that a use excuses is a leak where it shows its writer what it could not see before, be it for a day', async () => {
  const { findings: [finding] } = await probe('DROP POLICY given ON opened; CREATE POLICY given ON opened TO tool_app USING (to_shop = shop()) WITH CHECK (to_shop = shop() AND until <= current_date);');
  expect(finding).toMatchObject({ object: 'public.opened', verb: 'insert', channel: 'difference' });
}, 60_000);

test('a function that answers only when all its arguments are the victim’s at once is asked so', async () => {
  const { findings: [finding] } = await probe(`CREATE FUNCTION find_notes(p_word text, p_shops int[]) RETURNS SETOF notes LANGUAGE sql STABLE SECURITY DEFINER
    AS $$ SELECT * FROM notes WHERE p_word = ANY (string_to_array(lower(body), ' ')) AND shop = ANY (p_shops) $$;`);
  expect(finding).toMatchObject({ object: 'public.find_notes(text, integer[])', channel: 'rows' });
}, 60_000);

test('a function that only sleeps is ended from outside and is not called sound', async () => {
  const result = await probeFixture(serverUrl, world, [sqlFile('change.sql', `CREATE FUNCTION slow() RETURNS int LANGUAGE plpgsql AS $$ BEGIN SET LOCAL statement_timeout = 0; PERFORM pg_sleep(60); RETURN 1; END $$;`)], { statementTimeoutMs: 300 });
  expect(result.verdict).toBe('unmeasured');
  expect(result.unmeasured.join()).toContain('slow()');
}, 90_000);
