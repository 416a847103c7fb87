import { withClient } from '@assay/fixtures/database/lay-out-world.ts';
import { rawAnswer, WorldDatabase, WORLDS, type Connection } from './world-database.ts';
import { WorldDatabases } from './world-databases.ts';

const SCHEMA = 'CREATE TABLE people (id int PRIMARY KEY, name text); CREATE TABLE notes (id bigserial PRIMARY KEY, person int REFERENCES people, text text); CREATE SEQUENCE tickets;';
const SEED = "INSERT INTO people VALUES (2, 'ben'), (1, 'ana'); INSERT INTO notes (person, text) SELECT 1, repeat('x', 900) FROM generate_series(1, 20); SELECT nextval('tickets');";
let database: WorldDatabase;
beforeAll(async () => {
  database = await WorldDatabase.create(process.env['ASSAY_TEST_POSTGRES_URL']!, SCHEMA, SEED);
});
afterAll(() => database.drop());

async function rowsOf(connection: Connection, text: string): Promise<unknown> {
  const ran = await database.run(connection, rawAnswer(text, []));
  if (!('ended' in ran)) throw new Error('It waits.');
  return 'error' in ran.ended ? `${ran.ended.error['code'] ?? ''} ${ran.ended.error['message'] ?? ''}` : ran.ended.rows;
}

test('after a reset rows, their sequence in the table and every sequence are as they were', async () => {
  let connection = await database.take();
  const look = async () => [await rowsOf(connection, 'SELECT ctid, id, name FROM people'), await rowsOf(connection, 'SELECT ctid, id, person FROM notes'), await rowsOf(connection, 'SELECT last_value FROM tickets'), await rowsOf(connection, "SELECT last_value FROM notes_id_seq")];
  await database.reset();
  const before = await look();
  for (const change of ["UPDATE people SET name = 'zoe' WHERE id = 2", 'DELETE FROM notes WHERE id % 3 = 0', "INSERT INTO notes (person, text) VALUES (2, 'mine')", "SELECT nextval('tickets')", 'TRUNCATE people CASCADE']) {
    await rowsOf(connection, change);
    await database.giveBack([connection]);
    await database.reset();
    connection = await database.take();
    expect(await look()).toEqual(before);
  }
  await database.giveBack([connection]);
});

test.each([
  ['a table', 'CREATE TABLE kept (n int)', /42501/],
  ['a column', 'ALTER TABLE people ADD COLUMN kept int', /42501/],
  ['a trigger', 'CREATE TRIGGER kept BEFORE INSERT ON people EXECUTE FUNCTION suppress_redundant_updates_trigger()', /42501/],
  ['a function', 'CREATE FUNCTION kept() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$', /42501/],
  ['a large object', 'SELECT lo_create(4711)', /42501/],
])('%s is not left for the next order', async (_, statement, refused) => {
  const connection = await database.take();
  expect(await rowsOf(connection, statement)).toEqual(expect.stringMatching(refused));
  await database.giveBack([connection]);
});

test.each([
  ['settings', "SELECT set_config('app.kept', 'yes', false)", "SELECT current_setting('app.kept', true)", [['']]],
  ['temporary tables', 'CREATE TEMP TABLE kept (n int)', "SELECT count(*) FROM pg_class WHERE relname = 'kept'", [['0']]],
  ['locks', 'SELECT pg_advisory_lock(1)', "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()", [['0']]],
  ['an open transaction', 'BEGIN', 'SELECT count(*) FROM pg_stat_activity WHERE pid = pg_backend_pid() AND xact_start < query_start', [['0']]],
])('%s end with the order', async (_, statement, look, none) => {
  const connection = await database.take();
  await rowsOf(connection, statement);
  await database.giveBack([connection]);
  const again = await database.take();
  expect(again.pid).toBe(connection.pid);
  expect(await rowsOf(again, look)).toEqual(none);
  await database.giveBack([again]);
});

test('a role that changes its own login harms nobody after it', async () => {
  const connection = await database.take();
  await rowsOf(connection, "ALTER ROLE CURRENT_USER SET search_path = 'kept'");
  await rowsOf(connection, "ALTER ROLE CURRENT_USER PASSWORD 'kept'");
  await database.end(connection);
  const fresh = await database.take();
  expect(await rowsOf(fresh, 'SHOW search_path')).toEqual([['"$user", public']]);
  await database.giveBack([fresh]);
});

test('who waits for a lock is known, and a statement under way is ended with its connection', async () => {
  const [holder, waiter] = [await database.take(), await database.take()];
  await rowsOf(holder, 'BEGIN');
  await rowsOf(holder, 'SELECT * FROM people WHERE id = 1 FOR UPDATE');
  const ran = await database.run(waiter, rawAnswer('SELECT * FROM people WHERE id = 1 FOR UPDATE', []));
  expect('waits' in ran && ran.waits.get(waiter.pid)).toEqual([holder.pid]);
  await database.giveBack([waiter, holder]);
  const fresh = await database.take();
  expect(await rowsOf(fresh, 'SELECT count(*) FROM people')).toEqual([['2']]);
  await database.giveBack([fresh]);
});

test('what a process that died left behind is dropped; what somebody works with stays', async () => {
  const serverUrl = process.env['ASSAY_TEST_POSTGRES_URL']!;
  const dead = 'dead00beef';
  await withClient(serverUrl, async (admin) => {
    await admin.query(`CREATE ROLE assay_owner_${dead}`);
    await admin.query(`CREATE DATABASE ${WORLDS}${dead} OWNER assay_owner_${dead}`);
  });
  const databases = new WorldDatabases(serverUrl);
  const mine = await databases.of({ 'db/schema.sql': SCHEMA });
  const left = await withClient(serverUrl, async (admin) => (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 UNION ALL SELECT 1 FROM pg_roles WHERE rolname = $2', [`${WORLDS}${dead}`, `assay_owner_${dead}`])).rowCount);
  expect(left).toBe(0);
  await mine!.reset();
  await database.reset();
  await databases.drop();
});
