import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Readable, Writable } from 'node:stream';
import type { ToChild } from './child/main.ts';
import { encodeFrame, readFrames } from './frames.ts';

const HERE = import.meta.dirname;
const MAIN = resolve(HERE, 'child/main.ts');
const PRLIMIT = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path));
const MOST_BYTES = 64 * 2 ** 20;
const GIGABYTE = 2 ** 30;

/** Of the whole process, whatever goes on in it; the machine's own limits are far below. */
const RLIMITS = [`--data=${GIGABYTE}`, '--cpu=600', '--fsize=0', '--nproc=64', '--nofile=256', '--core=0'];

type FromChild = { type: string } & Record<string, unknown>;

/** The locked process that machines run in. It has no environment, files, network or children; it is ended by force. */
export class LockedProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #nonce = randomBytes(12).toString('hex');
  readonly #gone: Promise<void>;
  #listener: (message: FromChild) => void = () => {};
  #errors = '';
  #ended = false;
  readonly ready: Promise<void>;

  /** @param reads what our compute module loads, besides the runner itself */
  constructor(reads: readonly string[] = []) {
    const flags = ['--permission', ...[...runnerFiles(), ...reads].map((path) => `--allow-fs-read=${path}`), '--no-experimental-sqlite', '--no-addons', '--disable-proto=delete', '--disallow-code-generation-from-strings', '--max-old-space-size=256', '--no-warnings'];
    const [command = '', ...args] = [...(PRLIMIT === undefined ? [] : [PRLIMIT, ...RLIMITS]), process.execPath, ...flags, MAIN, this.#nonce];
    this.#child = spawn(command, args, { env: {}, cwd: HERE, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    this.#child.stderr.on('data', (chunk: Buffer) => { this.#errors = (this.#errors + chunk.toString('utf8')).slice(-4000); });
    this.#child.stdin.on('error', () => {});
    readFrames(this.#child.stdout, this.#nonce, MOST_BYTES, (message) => this.#listener(message as FromChild), () => this.kill());
    this.#gone = new Promise((resolve_) => {
      this.#child.on('error', (error) => { this.#errors += error.message; });
      this.#child.on('close', () => {
        this.#ended = true;
        this.#listener({ type: 'gone' });
        resolve_();
      });
    });
    this.ready = new Promise((resolve_, reject) => {
      this.#listener = ({ type }) => {
        if (type === 'ready') resolve_();
        else reject(new Error(`The sandbox process did not start. ${this.#errors}`.trim()));
      };
    });
    this.ready.catch(() => {});
  }

  /** What the process wrote for us to read in a log, never for a candidate. */
  get errors(): string {
    return this.#errors;
  }

  get ended(): boolean {
    return this.#ended;
  }

  listen(listener: (message: FromChild) => void): void {
    this.#listener = listener;
  }

  send(message: ToChild): void {
    if (!this.#ended) this.#child.stdin.write(encodeFrame(this.#nonce, message));
  }

  /** Ends the process and whatever it started; only this stops a loop in the engine's own code. */
  kill(): void {
    if (this.#child.pid === undefined || this.#ended) return;
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL');
    }
  }

  async close(): Promise<void> {
    this.kill();
    await this.#gone;
  }
}

/** Everything the runner itself loads: its own folder, the engine, and what says that these are modules. */
function runnerFiles(): string[] {
  const engine = dirname(dirname(fileURLToPath(import.meta.resolve('quickjs-wasi'))));
  return [HERE, engine, resolve(HERE, '../../package.json')];
}
