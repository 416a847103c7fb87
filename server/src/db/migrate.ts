import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import { createPool } from './create-pool.ts';
import { ensureRoles, roleUrl } from './roles.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/**
 * Brings a platform database up to date: roles, queue tables, then our migrations. Safe to run by several
 * processes at once; they wait for each other.
 * @param databaseUrl an administrator: a superuser, or the database's owner with CREATEROLE
 */
export async function migrate(databaseUrl: string, secret: string): Promise<void> {
  await ensureRoles(databaseUrl, secret);
  await migrateQueue(roleUrl(databaseUrl, 'assay_queue', secret));
  await runner({
    databaseUrl,
    dir: MIGRATIONS,
    direction: 'up',
    migrationsSchema: 'migrations',
    createMigrationsSchema: true,
    migrationsTable: 'done',
    advisoryLockMode: 'wait',
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: (message) => console.error(message) },
  });
}

/** With a pool of our own: the library's would still be closing when this returns. */
async function migrateQueue(url: string): Promise<void> {
  const pgPool = createPool(url, { max: 2, application_name: 'assay-setup' });
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => {}) });
  } finally {
    await pgPool.end();
  }
}
