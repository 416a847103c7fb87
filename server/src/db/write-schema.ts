import { writeFileSync } from 'node:fs';
import { startEmbeddedServer } from '@assay/fixtures/postgres/embedded-server.ts';
import { dumpSchema, SCHEMA_FILES } from './dump-schema.ts';
import { migrate } from './migrate.ts';

/** Writes the generated schema files: `node server/src/db/write-schema.ts`. */
const server = await startEmbeddedServer();
try {
  await migrate(server.url, 'for a database that lives a second');
  for (const { file, schemas } of SCHEMA_FILES) writeFileSync(file, await dumpSchema(server.url, schemas));
} finally {
  await server.stop();
}
