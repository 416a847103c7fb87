import { readFileSync } from 'node:fs';
import { clonePlatform } from '../testing/platform-template.ts';
import { dumpSchema, SCHEMA_FILES } from './dump-schema.ts';

test('the schema files are what the migrations make (else run: node server/src/db/write-schema.ts)', async () => {
  const platform = await clonePlatform();
  for (const { file, schemas } of SCHEMA_FILES) expect(readFileSync(file, 'utf8')).toBe(await dumpSchema(platform.url, schemas));
  await platform.drop();
});
