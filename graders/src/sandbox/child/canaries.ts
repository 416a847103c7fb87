import type { Canaries } from '../protocol.ts';

/** Paths that exist nearly everywhere and that the child must not read. */
const OUTSIDE = ['/etc/passwd', '/etc/hosts', '/proc/self/environ', 'C:\\Windows\\win.ini'];

/** What we and bubblewrap set ourselves; anything else came from outside. */
const OWN_VARIABLES: Record<string, string> = { TZ: 'UTC', PWD: '/' };

/** Tries what the layers deny; returns what worked nevertheless. */
export async function tryToReachOut(): Promise<Canaries> {
  const attempts: Record<string, () => unknown> = {
    file: async () => {
      const { readFileSync } = await import('node:fs');
      const readable = OUTSIDE.filter((path) => works(() => readFileSync(path)));
      if (readable.length === 0) throw new Error('none');
    },
    write: async () => (await import('node:fs')).writeFileSync('assay-canary', ''),
    spawn: async () => (await import('node:child_process')).spawnSync(process.execPath, ['--version']).error ?? 'started',
    socket: connectToLoopback,
    sqlite: async () => new (await import('node:sqlite' as string) as { DatabaseSync: new (path: string) => unknown }).DatabaseSync(':memory:'),
    worker: async () => new (await import('node:worker_threads')).Worker('', { eval: true }),
    code: () => Function('return 1')(),
  };
  const reachable: string[] = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      if (!((await attempt()) instanceof Error)) reachable.push(name);
    } catch {
      // Denied, as it should be.
    }
  }
  return { reachable, environment: Object.entries(process.env).filter(([name, value]) => OWN_VARIABLES[name] !== value).map(([name]) => name) };
}

/** A port that nobody listens on: refused by the network means that the network was reached. */
async function connectToLoopback(): Promise<void> {
  const { connect } = await import('node:net');
  await new Promise<void>((done, fail) => {
    const socket = connect({ host: '127.0.0.1', port: 9 }, done);
    socket.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ERR_ACCESS_DENIED' ? fail(error) : done()));
  });
}

function works(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
