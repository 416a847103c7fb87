import { join } from 'node:path';
import { RoleNames } from '@assay/fixtures/database/role-names.ts';
import { describeCatalogue } from '@assay/fixtures/workspace/describe-catalogue.ts';
import { schemaScript } from './schema-script.ts';

const HEADER = '-- Made from the migrations by `node server/src/db/write-schema.ts`. Do not edit; write a migration.\n\n';
const FIXTURES = join(import.meta.dirname, 'platform-fixture');

/** Generated files and what of the database each tells. */
export const SCHEMA_FILES: readonly { file: string; schemas: readonly string[] }[] = [
  { file: join(import.meta.dirname, '../../schema.sql'), schemas: ['accounts', 'assay', 'jobs'] },
  // The prober is given what the application's login can reach.
  { file: join(FIXTURES, 'members/schema.sql'), schemas: ['assay'] },
  { file: join(FIXTURES, 'candidates/schema.sql'), schemas: ['assay'] },
];

/** The schema of a migrated platform database as one script. */
export async function dumpSchema(databaseUrl: string, schemas: readonly string[]): Promise<string> {
  return HEADER + schemaScript(await describeCatalogue(databaseUrl, schemas, new RoleNames([], '')));
}
