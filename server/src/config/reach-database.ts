import pg from 'pg';
import { ConfigError } from './config.ts';

const PATIENCE_MS = 10_000;
const REMEDIES: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there. Start that server or correct the address.',
  ENOTFOUND: 'There is no such host. Correct the address.',
  ETIMEDOUT: 'It does not answer. Check the address and the firewall.',
  '28P01': 'The password is wrong. Correct it.',
  '28000': 'The server does not let this user in. Correct the user, or the server\'s pg_hba.conf.',
  '3D000': 'There is no such database. Create it or correct the name.',
};

/**
 * Proves that an outside server can be used, so that a wrong address is told at the start and by its variable's name.
 * @throws ConfigError
 */
export async function reachDatabase(variable: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, application_name: 'assay-setup' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows: [row] } = await client.query<{ version: number; may: boolean }>(`
      SELECT current_setting('server_version_num')::integer AS version, rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user`);
    if (row === undefined || row.version < 180_000) throw new ConfigError(`${variable}: ${describe(url)} is older than PostgreSQL 18. Upgrade it.`);
    if (!row.may) throw new ConfigError(`${variable}: the user ${new URL(url).username} of ${describe(url)} may not create roles. Use a superuser or one with CREATEROLE.`);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const { code = '', message } = error as Error & { code?: string };
    throw new ConfigError(`${variable}: ${describe(url)} cannot be used: ${message || code}. ${REMEDIES[code] ?? 'Correct the address, or leave it out to use the embedded server.'}`);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Host, port and database; never the password. */
function describe(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
