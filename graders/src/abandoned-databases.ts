import pg from 'pg';
import { quoteIdentifier } from '@assay/fixtures/database/identifiers.ts';
import { withClient } from '@assay/fixtures/database/lay-out-world.ts';

const LOCK = 'pg_catalog.hashtextextended($1 || $2, 0)';

/**
 * Shows on the server that somebody still works under this id, until the connection that is returned ends. His databases
 * are called by the prefix and the id, perhaps with a number; the names of his roles end in `_` and the id.
 */
export async function claim(serverUrl: string, prefix: string, id: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: serverUrl, application_name: 'assay' });
  client.on('error', () => {});
  await client.connect();
  await client.query(`SELECT pg_advisory_lock(${LOCK})`, [prefix, id]);
  return client;
}

/** Drops databases and roles under a prefix whose process is gone: it let go of its claim. Returns the databases. */
export async function dropAbandoned(serverUrl: string, prefix: string): Promise<string[]> {
  return withClient(serverUrl, async (admin) => {
    const { rows } = await admin.query<{ id: string; databases: string[] }>(`
      SELECT substring(datname FROM length($1) + 1 FOR length(substring(datname FROM $2)) - length($1)) AS id, array_agg(datname::text) AS databases FROM pg_database
      WHERE datname ~ ($2 || '(_[0-9]+)?$') GROUP BY 1`, [prefix, `^${prefix}[0-9a-f]+`]);
    const dropped: string[] = [];
    for (const { id, databases } of rows) {
      const { rows: [lock] } = await admin.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS free`, [prefix, id]);
      if (lock?.free !== true) continue;
      for (const database of databases) await admin.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} WITH (FORCE)`);
      const { rows: roles } = await admin.query<{ name: string }>(`SELECT rolname AS name FROM pg_roles WHERE right(rolname, $2) = $1`, [`_${id}`, id.length + 1]);
      for (const { name } of roles) await admin.query(`DROP ROLE IF EXISTS ${quoteIdentifier(name)}`);
      await admin.query(`SELECT pg_advisory_unlock(${LOCK})`, [prefix, id]);
      dropped.push(...databases);
    }
    return dropped;
  });
}
