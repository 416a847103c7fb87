import { createHmac } from 'node:crypto';
import { withDatabase, withLogin } from '@assay/fixtures/postgres/url.ts';
import pg from 'pg';

/**
 * `assay_owner` owns the schema and cannot log in. `assay_app` serves requests and owns nothing. `assay_accounts`
 * alone reaches passwords and sign-ins, `assay_queue` alone the queue.
 */
export type PlatformRole = 'assay_app' | 'assay_accounts' | 'assay_queue';
const LOGINS: readonly PlatformRole[] = ['assay_app', 'assay_accounts', 'assay_queue'];
const ROLES_LOCK = 7_314_202;

/** Passwords come from the installation's secret, so that every replica knows them and none is stored. */
export function roleUrl(databaseUrl: string, role: PlatformRole, secret: string): string {
  return withLogin(databaseUrl, role, passwordOf(role, secret));
}

/** Creates what the migrations need around them: roles on the server, their schemas in the database. */
export async function ensureRoles(databaseUrl: string, secret: string): Promise<void> {
  // Advisory locks hold within one database, so all who prepare this server meet in the same one.
  await withConnection(withDatabase(databaseUrl, 'postgres'), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [ROLES_LOCK]);
    for (const role of ['assay_owner', ...LOGINS]) {
      const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      if (known.rowCount === 0) await client.query(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`);
    }
    for (const role of LOGINS) {
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(passwordOf(role, secret))}`);
    }
    // An administrator who is no superuser acts for the owners by membership.
    await client.query('GRANT assay_owner, assay_queue TO CURRENT_USER');
  });
  await withConnection(databaseUrl, async (client) => {
    const { rows: [{ database } = { database: '' }] } = await client.query<{ database: string }>('SELECT current_database() AS database');
    const name = pg.escapeIdentifier(database);
    await client.query(`
      REVOKE ALL ON DATABASE ${name} FROM PUBLIC;
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${name} TO ${LOGINS.join(', ')};
      GRANT CREATE ON DATABASE ${name} TO assay_queue;
      CREATE SCHEMA IF NOT EXISTS assay AUTHORIZATION assay_owner;
      CREATE SCHEMA IF NOT EXISTS accounts AUTHORIZATION assay_owner;
      CREATE SCHEMA IF NOT EXISTS jobs AUTHORIZATION assay_queue;
    `);
  });
}

function passwordOf(role: PlatformRole, secret: string): string {
  return createHmac('sha256', secret).update(`database login ${role}`).digest('base64url');
}

async function withConnection(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'assay-setup' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
