import { withClient } from '@assay/fixtures/database/lay-out-world.ts';
import { startEmbeddedServer } from '@assay/fixtures/postgres/embedded-server.ts';
import { restGraders } from '@assay/graders/registry.ts';
import { CommandFailed } from './command-failed.ts';

/**
 * Runs `work` with a server for throw-away databases: the one named, or an embedded one that ends with it. On Ctrl-C the
 * server is stopped and the process ends, unless `work` itself comes to its end then.
 * @throws CommandFailed when the named server cannot be used
 */
export async function withSandboxServer<T>(databaseUrl: string | undefined, work: (sandboxUrl: string) => Promise<T>, { endsOnSignal = false } = {}): Promise<T> {
  if (databaseUrl !== undefined) {
    await requireAdministrator(databaseUrl);
    return work(databaseUrl).finally(restGraders);
  }
  const server = await startEmbeddedServer();
  // Ctrl-C would otherwise leave the server behind, which nobody else stops.
  const stopAndExit = (signal: NodeJS.Signals) => void server.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  if (!endsOnSignal) process.once('SIGINT', stopAndExit).once('SIGTERM', stopAndExit);
  try {
    return await work(server.url);
  } finally {
    process.off('SIGINT', stopAndExit).off('SIGTERM', stopAndExit);
    await restGraders();
    await server.stop();
  }
}

async function requireAdministrator(databaseUrl: string): Promise<void> {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) {
    throw new CommandFailed('--database-url: expected postgres://user:password@host:port/database.');
  }
  const isAdministrator = await withClient(databaseUrl, async (admin) => {
    const { rows } = await admin.query<{ ok: boolean }>('SELECT rolsuper AS ok FROM pg_roles WHERE rolname = current_user');
    return rows[0]?.ok ?? false;
  }).catch((error: Error) => {
    throw new CommandFailed(`--database-url: the server does not answer: ${error.message || 'connection refused'}. Start it or correct the URL.`);
  });
  if (!isAdministrator) throw new CommandFailed('--database-url: that login is no superuser. Laying out a world takes one, on a server of its own.');
}
