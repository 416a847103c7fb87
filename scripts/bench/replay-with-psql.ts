import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { Sent } from './record-statements.ts';

/** A statement that waited for another connection in the grade would wait for ever in a replay one by one. */
const LONGEST_WAIT_MS = 2000;

export function hasPsql(): boolean {
  return spawnSync('psql', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Sends the statements again in the same order, one psql per connection. Returns milliseconds. */
export async function replayWithPsql(serverUrl: string, sent: readonly Sent[]): Promise<number> {
  const { hostname, port } = new URL(serverUrl);
  const open = new Map<number, Psql>();
  const last = new Map(sent.map(({ connection }, i) => [connection, i]));
  const started = performance.now();
  try {
    for (const [i, { connection, url, text }] of sent.entries()) {
      const psql = open.get(connection) ?? new Psql(hostname, port, url);
      open.set(connection, psql);
      await psql.run(text);
      if (last.get(connection) === i) {
        open.delete(connection);
        await psql.end();
      }
    }
    return performance.now() - started;
  } finally {
    for (const psql of open.values()) await psql.end();
  }
}

class Psql {
  readonly #child: ChildProcessWithoutNullStreams;
  #said = '';
  #count = 0;

  constructor(host: string, port: string, { user, password, database }: Sent['url']) {
    this.#child = spawn('psql', ['-X', '-q', '-A', '-t', '-h', host, '-p', port, '-U', user, '-d', database], { env: { ...process.env, PGPASSWORD: password } });
    this.#child.stdin.on('error', () => {}); // it ended: its database was dropped
    this.#child.stderr.resume();
    this.#child.stdout.on('data', (chunk: Buffer) => { this.#said = (this.#said + chunk.toString()).slice(-200); });
  }

  async run(text: string): Promise<void> {
    const mark = `done-${this.#count += 1}`;
    this.#child.stdin.write(`${text.replaceAll('\\', '\\\\')}\n;\n\\echo ${mark}\n`);
    const giveUp = AbortSignal.timeout(LONGEST_WAIT_MS);
    while (!this.#said.includes(mark) && this.#child.exitCode === null && !giveUp.aborted) {
      await Promise.race([once(this.#child.stdout, 'data', { signal: giveUp }), once(this.#child, 'exit', { signal: giveUp })]).catch(() => {});
    }
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.stdin.end();
    setTimeout(() => this.#child.kill(), LONGEST_WAIT_MS).unref();
    await gone;
  }
}
