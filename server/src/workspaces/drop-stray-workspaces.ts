import pg from 'pg';
import type { Platform } from '../open-platform.ts';

/** Drops sandbox databases whose attempt is over: a process that was killed could not. Only while we are alone. */
export async function dropStrayWorkspaces({ databaseUrl, sandboxes }: Platform): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'assay-setup' });
  await client.connect();
  try {
    // The embedded server's superuser sees the attempts of all organizations.
    const { rows } = await client.query<{ id: string }>('SELECT id FROM assay.attempts WHERE started_at IS NOT NULL AND closed_at IS NULL');
    const live = rows.map(({ id }) => id);
    for (const { server } of sandboxes) await server.reconcile(live);
  } finally {
    await client.end();
  }
}
