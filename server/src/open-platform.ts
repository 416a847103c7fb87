import { startEmbeddedServer, type EmbeddedServer } from '@assay/fixtures/postgres/embedded-server.ts';
import { openSandboxServer } from '@assay/fixtures/workspace/sandbox-server.ts';
import pg from 'pg';
import { withDatabase } from '@assay/fixtures/postgres/url.ts';
import { clusterDirectory } from './config/cluster-directory.ts';
import type { Config } from './config/config.ts';
import { keptSecret } from './config/data-directory.ts';
import { reachDatabase } from './config/reach-database.ts';
import type { NamedSandbox } from './workspaces/attempt-workspaces.ts';

/** The servers an installation stands on. */
export type Platform = {
  databaseUrl: string;
  secret: string;
  sandboxes: NamedSandbox[];
  /** Whether the platform database is ours alone: then no other process takes its jobs. */
  embedded: boolean;
  stop(): Promise<void>;
};

/** Brings up what the configuration does not name: embedded servers below the data directory. */
export async function openPlatform(config: Config): Promise<Platform> {
  const secret = config.secret ?? keptSecret(config.dataDirectory);
  // Before anything is started: a wrong address should cost no time and leave nothing behind.
  if (config.databaseUrl !== null) await reachDatabase('DATABASE_URL', config.databaseUrl);
  for (const url of config.sandboxUrls ?? []) await reachDatabase('SANDBOX_DATABASE_URLS', url);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  const embedded = async (name: string, durable: boolean): Promise<EmbeddedServer> => {
    const server = await startEmbeddedServer({ directory: clusterDirectory(config.dataDirectory, name), durable });
    stops.push(() => server.stop());
    return server;
  };
  try {
    const databaseUrl = config.databaseUrl ?? await ensureDatabase((await embedded('platform', true)).url, 'assay');
    // Hostile SQL never shares a server with the platform's own data.
    const urls = config.sandboxUrls?.map((url) => ({ name: new URL(url).host, url })) ?? [{ name: 'embedded', url: (await embedded('sandbox', false)).url }];
    const sandboxes: NamedSandbox[] = [];
    for (const { name, url } of urls) {
      const server = await openSandboxServer({ url });
      stops.push(() => server.stop());
      sandboxes.push({ name, url, server });
    }
    return { databaseUrl, secret, sandboxes, embedded: config.databaseUrl === null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return withDatabase(serverUrl, name);
}
