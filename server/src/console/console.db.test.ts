import { attemptOf, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await openTestApp();
  base = `/api/attempts/${await attemptOf(app.as.ana)}`;
  await app.as.ana.post(`${base}/start`);
});
afterAll(() => app.close(), 10_000);

const run = async (actor: string, sql: string, explain?: string) => (await app.as.ana.post(`${base}/sql`, { actor, sql, explain })).body;

test('a tenant reads through the leak, with names as the brief has them', async () => {
  const answer = await run('north', 'SELECT household_id, body FROM notes ORDER BY 1, id; SELECT current_user');
  expect(answer.error).toBeNull();
  expect(answer.results[0]).toMatchObject({ command: 'SELECT', rowCount: 4, columns: [{ name: 'household_id', type: 'integer' }, { name: 'body', type: 'text' }] });
  expect(answer.results[0].rows.at(-1)).toEqual(['2', 'Nobody is home in August']);
  expect(answer.results[1].rows).toEqual([['notebook_app']]);
});

test('a syntax error is an answer with its place', async () => {
  const { error } = await run('north', 'SELECT 1;\nSELEC 2');
  expect(error).toMatchObject({ kind: 'sql', sqlstate: '42601', line: 2, position: 11 });
});

test('a plan comes as a tree', async () => {
  const { results } = await run('north', 'SELECT * FROM notes', 'plan');
  expect(results[0].plan).toMatchObject({ 'Node Type': expect.any(String) });
});

test('an actor the exercise does not have is named as the wrong field', async () => {
  const answer = await app.as.ana.post(`${base}/sql`, { actor: 'east', sql: 'SELECT 1' });
  expect(answer.body).toMatchObject({ status: 400, fields: [{ pointer: '/actor', detail: 'Expected one of north, south, @owner.' }] });
});

test('a change by the owner shows in the schema with its difference, and a reset takes it back', async () => {
  const before = (await app.as.ana.get(`${base}/schema`)).body;
  expect([before.changed, before.diff]).toEqual([false, '']);
  expect(before.relations).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'notes', rowSecurity: true, forceRowSecurity: true, owner: 'notebook_owner' })]));

  expect((await run('@owner', 'DROP POLICY shared_reading ON notes')).error).toBeNull();
  const changed = (await app.as.ana.get(`${base}/schema`)).body;
  expect(changed.changed).toBe(true);
  expect(changed.diff).toMatch(/^-.*shared_reading/m);

  expect((await app.as.ana.post(`${base}/reset`)).body).toMatchObject({ changed: false, diff: '' });
  expect((await run('north', 'SELECT count(*) FROM notes')).results[0].rows).toEqual([['4']]);
});

test('a statement that runs is cancelled; a second one meanwhile is refused', async () => {
  const [one, other] = [run('north', 'SELECT pg_sleep(20)'), run('north', 'SELECT pg_sleep(20)')]; // whichever comes second is refused
  const refused = await Promise.race([one, other]);
  expect(refused.code).toBe('console_busy');
  expect((await app.as.ana.post(`${base}/sql/cancel`)).body).toEqual({ cancelled: true });
  expect((await Promise.all([one, other])).map((answer) => answer.code ?? answer.error.kind).sort()).toEqual(['cancelled', 'console_busy']);
  expect((await app.as.ana.post(`${base}/sql/cancel`)).body).toEqual({ cancelled: false });
});

test('the attempt finds its database again after a restart of the server', async () => {
  await run('@owner', 'CREATE TABLE kept (a integer)');
  const { AttemptWorkspaces } = await import('../workspaces/attempt-workspaces.ts');
  const { openSandboxServer } = await import('@assay/fixtures/workspace/sandbox-server.ts');
  const { ExerciseStore } = await import('../catalogue/exercise-store.ts');
  const { testServer } = await import('../testing/platform-template.ts');
  const { rows: [row] } = await app.query('SELECT id, exercise_id, workspace FROM assay.attempts WHERE workspace IS NOT NULL');
  const server = await openSandboxServer({ url: testServer() });
  const restarted = new AttemptWorkspaces([{ name: 'test', url: testServer(), server }], new ExerciseStore(app.deps.database, '/tmp/assay-restart-test'), app.deps.log);
  const { statements, error } = await (await restarted.open(row)).run({ actor: { as: 'owner' }, sql: 'SELECT * FROM kept' });
  await server.stop();
  expect([error, statements.length]).toEqual([null, 1]);
});
