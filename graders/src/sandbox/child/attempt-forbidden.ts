import { connect } from 'node:net';

/** What the locked process must refuse, tried from inside it. `null`: refused; otherwise what was reached. */
export async function attemptForbidden({ file, port }: { file: string; port: number }): Promise<Record<string, string | null>> {
  const attempts: Record<string, () => Promise<string> | string> = {
    'read a file': async () => (await import('node:fs')).readFileSync(file, 'utf8').slice(0, 20),
    'write a file': async () => { (await import('node:fs')).writeFileSync(`${file}.written`, 'x'); return 'written'; },
    'list a folder': async () => (await import('node:fs')).readdirSync('/').join(),
    'start a program': async () => (await import('node:child_process')).execFileSync('/bin/true').toString(),
    'start a worker': async () => { new (await import('node:worker_threads')).Worker('0', { eval: true }); return 'started'; },
    'open a connection': () => new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve('connected'); });
      socket.on('error', reject);
    }),
    'use the database module': async () => { const name = 'node:sqlite'; await import(name); return 'loaded'; },
    'make code of text': () => new Function('return "made"')() as string,
    'see the environment': () => { const names = Object.keys(process.env); if (names.length === 0) throw new Error('empty'); return names.join(); },
  };
  const results: Record<string, string | null> = {};
  for (const [name, attempt] of Object.entries(attempts)) {
    results[name] = await Promise.resolve().then(attempt).catch(() => null);
  }
  return results;
}
