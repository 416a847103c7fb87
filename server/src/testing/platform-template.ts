import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withDatabase } from '@assay/fixtures/postgres/url.ts';
import pg from 'pg';
import { MIGRATIONS, migrate } from '../db/migrate.ts';

/** All databases of a test run know the same secret, since roles belong to the server. */
export const TEST_SECRET = 'a secret of the tests, the same for every worker';
const TEMPLATE_LOCK = 7_314_201;

export function testServer(): string {
  const url = process.env.ASSAY_TEST_POSTGRES_URL;
  if (url === undefined) throw new Error('Run through jest: its global setup starts the server.');
  return url;
}

/** A migrated platform database of one's own, cloned in some 50 ms. `drop` fails while a connection is left. */
export async function clonePlatform(): Promise<{ url: string; drop(): Promise<void> }> {
  const database = `platform_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await admin.query(`CREATE DATABASE ${database} TEMPLATE ${await ensureTemplate(admin)}`);
    // Rights on the database itself are not copied.
    await admin.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO assay_app, assay_accounts, assay_queue; GRANT CREATE ON DATABASE ${database} TO assay_queue`);
  });
  return {
    url: withDatabase(testServer(), database),
    drop: () => asAdmin(async (admin) => void await admin.query(`DROP DATABASE ${database}`)),
  };
}

/** Migrated once for each state of the migrations; the first worker makes it while the others wait. */
async function ensureTemplate(admin: pg.Client): Promise<string> {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(join(MIGRATIONS, file)));
  const template = `platform_template_${hash.digest('hex').slice(0, 12)}`;
  const known = await admin.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [template]);
  if (known.rowCount === 1) return template;
  await admin.query(`DROP DATABASE IF EXISTS ${template}`);
  await admin.query(`CREATE DATABASE ${template}`);
  await migrate(withDatabase(testServer(), template), TEST_SECRET);
  await admin.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
  return template;
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: testServer() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
