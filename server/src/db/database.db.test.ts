import { z } from 'zod';
import { clonePlatform, TEST_SECRET } from '../testing/platform-template.ts';
import { Database } from './database.ts';
import type { Query } from './load-sql.ts';
import { roleUrl } from './roles.ts';

let platform: Awaited<ReturnType<typeof clonePlatform>>;
let database: Database;
beforeAll(async () => {
  platform = await clonePlatform();
  database = new Database(roleUrl(platform.url, 'assay_app', TEST_SECRET), { max: 1 });
});
afterAll(async () => {
  await database.close();
  await platform.drop();
});

const scope = { scope: 'account', account: "o'hara" } as const;
const query = (text: string, ...parameters: string[]): Query => ({ name: 'test', text, parameters });

test('a transaction knows its scope, whatever characters are in it, and the next one knows only its own', async () => {
  const Row = z.object({ account: z.string().nullable(), organization: z.string().nullable() });
  const ask = query('SELECT assay.current_account() AS account, assay.current_organization() AS organization');
  const organization = '019a0000-0000-7000-8000-000000000000';
  expect(await database.within(scope, (db) => db.one(ask, {}, Row))).toEqual({ account: "o'hara", organization: null });
  expect(await database.within({ scope: 'organization', organization }, (db) => db.one(ask, {}, Row))).toEqual({ account: null, organization });
});

test('a transaction whose work throws leaves the connection usable', async () => {
  await expect(database.within(scope, (db) => db.run(query('SELECT 1/0'), {}))).rejects.toThrow('division by zero');
  expect(await database.within(scope, (db) => db.run(query('SELECT 1'), {}))).toBe(1);
});

test('a value that is missing or left over is refused before anything is sent', async () => {
  await expect(database.within(scope, (db) => db.run(query('SELECT $1', 'a'), { b: 1 }))).rejects.toThrow('no value for a; left over b');
});

test('rows that are not as the code believes are refused', async () => {
  await expect(database.within(scope, (db) => db.one(query('SELECT 1 AS n'), {}, z.object({ n: z.string() })))).rejects.toThrow('expected string');
  await expect(database.within(scope, (db) => db.maybeOne(query('SELECT 1 AS n UNION ALL SELECT 2'), {}, z.unknown()))).rejects.toThrow('2 rows instead of one');
});
