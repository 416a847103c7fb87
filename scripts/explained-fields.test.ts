import { ExpectSchema, ManifestSchema } from '../exercises/src/manifest.ts';
import { FixtureContractSchema } from '../fixtures/src/database/fixture-contract.ts';
import { ConfigSchema as ContextConfigSchema } from '../graders/src/context-assembly/config.ts';
import { KeySchema } from '../graders/src/pr-review/material/key.ts';
import { ConfigSchema as IsolationConfigSchema } from '../graders/src/rls-review/review-world.ts';
import { fieldsOf } from '../web/src/pages/author/exercise/fields.ts';

const keysOf = ({ shape }: { shape: object }) => Object.keys(shape).filter((key) => key !== '$schema').sort();
const explained = (path: string, below = '') => [...new Set(fieldsOf(path).flatMap(([name]) => (name.startsWith(below) ? name.slice(below.length).split('.').slice(0, 1) : [])))].sort();

test.each([
  ['exercise.yaml', ManifestSchema],
  ['submissions/fail/half/expect.yaml', ExpectSchema],
  ['world/fixture.json', FixtureContractSchema],
  ['hidden/key.yaml', KeySchema],
] as const)('the editor explains each field of %s, and no other', (path, schema) => {
  expect(explained(path)).toEqual(keysOf(schema));
});

test('and each field of config, of the kinds that have one', () => {
  expect(explained('exercise.yaml', 'config.')).toEqual([...keysOf(ContextConfigSchema), ...keysOf(IsolationConfigSchema)].sort());
  expect(explained('hidden/key.yaml', 'issues.')).toEqual(keysOf(KeySchema.shape.issues.unwrap().element));
});

test('code and prose have no fields', () => {
  expect(['brief.md', 'starter/fix.sql', 'world/schema.sql'].flatMap(fieldsOf)).toEqual([]);
});
