import pg from 'pg';
import { quoteIdentifier } from '@assay/fixtures/database/identifiers.ts';
import { withClient } from '@assay/fixtures/database/lay-out-world.ts';

const PREFIX = 'assay_probe_';
const LOCK = `pg_catalog.hashtextextended('${PREFIX}' || $1, 0)`;

/** The name of a database of a probe; `id` also ends the names of its roles. */
export const probeDatabase = (id: string, number: number): string => `${PREFIX}${id}_${number}`;

/** Shows on the server that somebody still works under this id, until the connection that is returned ends. */
export async function claim(serverUrl: string, id: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: serverUrl, application_name: 'assay' });
  client.on('error', () => {});
  await client.connect();
  await client.query(`SELECT pg_advisory_lock(${LOCK})`, [id]);
  return client;
}

/** Drops databases and roles of probes whose process is gone: it let go of its claim. Returns the databases. */
export async function dropAbandoned(serverUrl: string): Promise<string[]> {
  return withClient(serverUrl, async (admin) => {
    const { rows } = await admin.query<{ id: string; databases: string[] }>(`
      SELECT split_part(datname, '_', 3) AS id, array_agg(datname::text) AS databases FROM pg_database
      WHERE datname ~ '^${PREFIX}[0-9a-f]+_[0-9]+$' GROUP BY 1`);
    const dropped: string[] = [];
    for (const { id, databases } of rows) {
      const { rows: [lock] } = await admin.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS free`, [id]);
      if (lock?.free !== true) continue;
      for (const database of databases) await admin.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} WITH (FORCE)`);
      const { rows: roles } = await admin.query<{ name: string }>(`SELECT rolname AS name FROM pg_roles WHERE right(rolname, $2) = $1`, [`_${id}`, id.length + 1]);
      for (const { name } of roles) await admin.query(`DROP ROLE IF EXISTS ${quoteIdentifier(name)}`);
      await admin.query(`SELECT pg_advisory_unlock(${LOCK})`, [id]);
      dropped.push(...databases);
    }
    return dropped;
  });
}
