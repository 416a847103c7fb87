import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GradingMaterial } from '@assay/exercises/grading-material.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { addProposal } from '@assay/exercises/proposals.ts';
import { selectCatalogue } from './catalogue.queries.ts';
import { packExercise, unpackExercise } from './exercise-bundle.ts';
import { ExerciseStore } from './exercise-store.ts';
import { publishExercises } from './publish-exercises.ts';
import { Database } from '../db/database.ts';
import { roleUrl } from '../db/roles.ts';
import { clonePlatform, TEST_SECRET } from '../testing/platform-template.ts';

let platform: Awaited<ReturnType<typeof clonePlatform>>;
let database: Database;
const folder = mkdtempSync(join(tmpdir(), 'assay-publish-'));
const slug = join(folder, 'exercises/shared-notebook');
beforeAll(async () => {
  platform = await clonePlatform();
  database = new Database(roleUrl(platform.url, 'assay_app', TEST_SECRET));
  for (const part of ['exercises', 'worlds']) cpSync(join(import.meta.dirname, '../testing', part), join(folder, part), { recursive: true });
});
afterAll(async () => {
  await database.close();
  await platform.drop();
  rmSync(folder, { recursive: true });
});
const publish = () => publishExercises(platform.url, join(folder, 'exercises'));
const catalogue = () => database.within({ scope: 'account', account: '' }, selectCatalogue);

test('content that changed is a new version, unchanged content none; a version stays gradable as it was', async () => {
  expect(await publish()).toEqual({ published: ['shared-notebook'], refused: [] });
  expect(await publish()).toEqual({ published: [], refused: [] });
  const [first] = await catalogue();
  const { hash } = loadExercise(slug).forGrading;

  writeFileSync(join(slug, 'brief.md'), '# Another brief\n');
  expect((await publish()).published).toEqual(['shared-notebook']);
  expect((await catalogue()).map(({ version }) => version)).toEqual([2]);

  const material = await new ExerciseStore(database, join(folder, 'cache')).material(first?.id ?? '', null);
  expect([material.hash, material.config]).toEqual([hash, { leaks: ['open-reading'] }]);
  expect(readFileSync(join(material.directory, 'brief.md'), 'utf8')).toContain('# The shared notebook');
  expect(readFileSync(join(material.fixtureDirectory ?? '', 'fixture.json'), 'utf8')).toContain('notebook_owner');
});

test('a version from before manifests had to say what they tell stays gradable', () => {
  const { kind, config, ...parts } = loadExercise(slug).forGrading;
  const manifest = join(slug, 'exercise.yaml');
  const today = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, today.replace(/^tells: .*\nfollow_up: .*\n/m, ''));
  const bundle = packExercise(new GradingMaterial({ ...parts, kind, config, hash: 'of-last-year' }));
  expect(() => loadExercise(slug)).toThrow('the field tells is missing');
  writeFileSync(manifest, today);
  expect(unpackExercise(bundle, join(folder, 'cache'), null)).toMatchObject({ kind, config });
});

test('one exercise that cannot be used is told and keeps no other back', async () => {
  cpSync(slug, join(folder, 'exercises/second-notebook'), { recursive: true });
  rmSync(join(slug, 'brief.md'));
  const { published, refused } = await publish();
  expect(published).toEqual(['second-notebook']);
  expect(refused.map(({ message }) => message)).toEqual([expect.stringMatching(/brief\.md: is missing/)]);
});

test('what a model proposed and nobody accepted is not published', async () => {
  const second = join(folder, 'exercises/second-notebook');
  addProposal(second, { 'submissions/fail/more/fix.sql': '--' }, { why: 'It does nothing.', model: 'a-model', at: '2026-11-30' });
  const { published, refused } = await publish();
  expect(published).toEqual([]);
  expect(refused.map(({ message }) => message)).toContainEqual(expect.stringMatching(/proposed\.yaml:\d+: submissions\/fail\/more\/fix\.sql: proposed by a-model, accepted by nobody/));
});

test('the application cannot change what is published', async () => {
  await expect(database.pool.query("UPDATE assay.exercises SET brief = ''")).rejects.toThrow('permission denied');
});
