import { restGraders } from '../registry.ts';
import { wardWorld } from '../rls-review/testing/ward-world.ts';
import { checkExercise, type CheckProgress } from './check-exercise.ts';

const GRADES = 240_000; // each a probe of seconds, and longer beside the rest of the run
const sandboxUrl = process.env.ASSAY_TEST_POSTGRES_URL ?? '';
const removals: (() => void)[] = [];
afterAll(async () => {
  removals.forEach((remove) => remove());
  await restGraders();
});

function check(changes: Record<string, string | null> = {}) {
  const { exercise, remove } = wardWorld(changes);
  removals.push(remove);
  return checkExercise(exercise, { sandboxUrl, repeats: 1 });
}
const lines = ({ problems }: Awaited<ReturnType<typeof check>>) => problems.map(({ file, line, message }) => `${file.split('/').slice(-2).join('/')}${line === null ? '' : `:${line}`}: ${message}`);

test('an exercise whose samples do what they claim is ready', async () => {
  const { problems, matrix } = await check();
  expect(problems).toEqual([]);
  expect(matrix?.rows.map(({ name }) => name)).toEqual([
    'starter', 'control: deny everything', 'control: stop half way', 'control: change without effect',
    'pass/right', 'fail/barrier-only', 'fail/drops-the-view', 'fail/loses-the-index', 'fail/opens-beds', 'ungradable/no-sql',
  ]);
}, GRADES);

test('a check that nobody waits for any more ends after the grade that runs', async () => {
  const { exercise, remove } = wardWorld();
  removals.push(remove);
  const given = new AbortController();
  const told: CheckProgress[] = [];
  const tell = (progress: CheckProgress) => {
    told.push(progress);
    if (progress.of > 0) given.abort(new Error('given up'));
  };
  await expect(checkExercise(exercise, { sandboxUrl, repeats: 1, tell, signal: given.signal })).rejects.toThrow('given up');
  expect(told.map(({ done, of }) => [done, of])).toEqual([[0, 0], [0, 10]]);
}, GRADES);

test('without its hidden use the exercise is held back: a fix that drops the view is taken for an answer', async () => {
  const left = ['fail/opens-beds', 'fail/loses-the-index', 'fail/barrier-only'].flatMap((sample) => ['exploit.sql', 'fix.sql', 'expect.yaml'].map((name) => [`ward-rounds/submissions/${sample}/${name}`, null]));
  const result = await check({ 'ward-rounds/hidden/uses.sql': null, ...Object.fromEntries(left) });
  expect(lines(result)).toEqual([
    expect.stringMatching(/drops-the-view\/expect\.yaml:1: fail\/drops-the-view: must fail rls-review\/legitimate-use-intact; its verdict is pass/),
    expect.stringMatching(/no sample is made to fail rls-review\/no-other-leak/),
    expect.stringMatching(/no sample is made to fail rls-review\/plans-keep-indexes/),
  ]);
}, GRADES);

test.each([
  ['a leak that the fixture does not have', { 'ward-rounds/exercise.yaml': 'kind: rls-review\ntitle: T\nsummary: S\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 20\ntells: Whether somebody looks.\nfollow_up: [What first?, What next?]\nfixture: ../world\nconfig:\n  leaks: [round-lists]\n' },
    /ward-rounds\/exercise\.yaml:11: the fixture has no leaks\/round-lists\.sql/],
  ['a wrong configuration', { 'ward-rounds/exercise.yaml': 'kind: rls-review\ntitle: T\nsummary: S\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 20\ntells: Whether somebody looks.\nfollow_up: [What first?, What next?]\nfixture: ../world\nconfig:\n  leak: round-list\n' },
    /ward-rounds\/exercise\.yaml:11: the field config\.leak is not known/],
  ['an unknown kind', { 'ward-rounds/exercise.yaml': 'kind: crossword\ntitle: T\nsummary: S\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 20\ntells: Whether somebody looks.\nfollow_up: [What first?, What next?]\n' },
    /ward-rounds\/exercise\.yaml:1: no grader judges the kind crossword\. The kinds are rls-review/],
  ['variants of a kind that has one', { 'ward-rounds/exercise.yaml': 'kind: pr-review\ntitle: T\nsummary: S\ncompetency: code-review\nlevel: mid\ntimebox_minutes: 20\ntells: T\nfollow_up: [Q, R]\nvariants:\n  - name: early\n  - name: late\n' },
    /ward-rounds\/exercise\.yaml:9: an exercise of this kind has one variant: its pull request, key and versions belong together\./],
  ['a leak of a variant that the fixture does not have', { 'ward-rounds/exercise.yaml': 'kind: rls-review\ntitle: T\nsummary: S\ncompetency: database-security\nlevel: mid\ntimebox_minutes: 20\ntells: T\nfollow_up: [Q, R]\nfixture: ../world\nvariants:\n  - name: one\n    config: { leaks: [round-list] }\n  - name: two\n    config: { leaks: [round-lists] }\n' },
    /ward-rounds\/exercise\.yaml:14: the fixture has no leaks\/round-lists\.sql/],
  ['a starter without a file', { 'ward-rounds/starter/exploit.sql': null }, /starter\/exploit\.sql: is missing/],
  ['a schema that does not load', { 'world/schema.sql': 'CREATE TABLE notes (\nward int,,);' }, /world\/schema\.sql:2: syntax error at or near ",", at column 10 of “ward int,,\);”/],
  ['a leak that does not load', { 'world/leaks/round-list.sql': 'CREATE VIEW round_list AS\n  SELECT ward, wrd FROM notes;' },
    /leaks\/round-list\.sql:2: does not load: column "wrd" does not exist, at column \d+ of “SELECT ward, wrd FROM notes;”/],
  ['a world that leaks when it should be sound', { 'world/shared.sql': 'ALTER TABLE beds DISABLE ROW LEVEL SECURITY;' },
    /schema\.sql: the sound world leaks: .+\. As .+, this gets at data of (north|south): .+beds.+Close it/],
  ['a hidden use that never worked', { 'ward-rounds/hidden/uses.sql': '-- as: south\n-- rows: 99\nSELECT body FROM round_list WHERE ward = 2;\n' },
    /hidden\/uses\.sql:3: with the leak applied, south expected/],
  ['a hidden use of nobody', { 'ward-rounds/hidden/uses.sql': '-- rows: 1\nSELECT 1;\n' }, /hidden\/uses\.sql:2: the statement has no `-- as: <tenant>`/],
  ['a leak that opens nothing', { 'world/leaks/round-list.sql': `CREATE VIEW round_list WITH (security_invoker = true) AS SELECT * FROM notes; GRANT SELECT ON round_list TO ward_app;` },
    /leaks\/round-list\.sql: opens no leak/],
])('%s is a problem with file and line', async (_, changes, message) => {
  const result = await check(changes);
  expect(lines(result)).toContainEqual(expect.stringMatching(message));
  expect(result.matrix).toBeNull();
}, GRADES);
