import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bubblewrapFlags, nodeFlags } from './child-flags.ts';
import { BadFrame, encodeFrame, FrameReader, NONCE_BYTES } from './runner/frames.ts';
import type { Command, Hello, Start } from './runner/protocol.ts';

const RUNNER = fileURLToPath(new URL('./runner/runner.ts', import.meta.url));
const ENGINE = dirname(createRequire(import.meta.url).resolve('quickjs-wasi/package.json'));
/** A reply holds the results of a call and its requests; more is not an answer but an attack on our memory. */
const MAX_REPLY_BYTES = 16 << 20;
const PRLIMIT = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path)) ?? null;
// No limit on processes: the kernel counts them per user, and our user runs the platform too.
const RLIMITS = ['--data=1073741824', '--cpu=120', '--fsize=0', '--nofile=256', '--core=0'];

/** Loading the engine takes a tenth of a second; a machine under load takes its time. */
const START_MS = 20_000;

export class ChildGone extends Error {}
/** The child was killed from here, because it did not answer in time. */
export class ChildKilled extends Error {}

/** A process that runs one job's VMs. It has no environment, no files but its own, and ends with its pipes. */
export class RunnerChild {
  readonly #process: ChildProcess;
  readonly #nonce = randomBytes(NONCE_BYTES);
  readonly #exited: Promise<void>;
  /** Resolves when the child has made its snapshot, or has ended. */
  readonly ready: Promise<void>;
  #waiting: { resolve: (message: unknown) => void; reject: (error: Error) => void } | null = null;
  #ended: Error | null = null;

  /** `bubblewrap` is the path of a bwrap that works here, or null. */
  constructor(reads: string[] = [], bubblewrap: string | null = null) {
    const readable = [dirname(RUNNER), ENGINE, ...reads];
    const wrapped = bubblewrap === null ? [] : [bubblewrap, ...bubblewrapFlags(readable)];
    const command = [...PRLIMIT === null ? [] : [PRLIMIT, ...RLIMITS], ...wrapped, process.execPath, ...nodeFlags(readable), RUNNER];
    // A process group of its own: the kill must reach whatever the child might have started.
    this.#process = spawn(command[0]!, command.slice(1), { env: {}, cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const reader = new FrameReader(this.#nonce, MAX_REPLY_BYTES);
    let complaint = '';
    this.#process.stderr!.on('data', (chunk: Buffer) => { complaint = (complaint + chunk.toString()).slice(-2_000); });
    this.#process.stdout!.on('data', (chunk: Buffer) => this.#read(reader, chunk));
    this.#process.stdin!.on('error', () => undefined);
    this.#exited = new Promise((resolve) => {
      const over = (why: string): void => {
        this.#end(new ChildGone(`${why}${complaint === '' ? '' : `: ${complaint.trim().split('\n').slice(-6).join(' ')}`}`));
        resolve();
      };
      this.#process.once('error', (error) => over(error.message));
      this.#process.once('close', (code, signal) => over(`the runner ended (${signal ?? code})`));
    });
    const hello: Hello = { do: 'hello' };
    this.ready = this.#exchange(hello, START_MS).then(() => undefined, () => undefined);
  }

  get pid(): number | undefined { return this.#process.pid; }
  get alive(): boolean { return this.#ended === null; }

  /** One command, one answer. Kills the child when the answer is later than `withinMs`: a native loop hears nothing else. */
  async ask(message: Start | Command, withinMs: number): Promise<unknown> {
    await this.ready;
    return this.#exchange(message, withinMs);
  }

  async #exchange(message: Hello | Start | Command, withinMs: number): Promise<unknown> {
    if (this.#ended !== null) throw this.#ended;
    const timer = setTimeout(() => this.kill(new ChildKilled('the runner did not answer and was killed')), withinMs);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#process.stdin!.write(encodeFrame(this.#nonce, message));
      });
    } finally {
      clearTimeout(timer);
      this.#waiting = null;
    }
  }

  kill(why: Error = new ChildGone('the session was closed')): void {
    this.#end(why);
    const { pid } = this.#process;
    if (pid === undefined || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.#process.kill('SIGKILL');
    }
  }

  /** Resolves when the process is gone. */
  async stop(): Promise<void> {
    this.kill();
    await this.#exited;
  }

  #read(reader: FrameReader, chunk: Buffer): void {
    if (this.#ended !== null) return;
    try {
      for (const { message } of reader.push(chunk)) this.#waiting?.resolve(message);
    } catch (error) {
      this.kill(error instanceof BadFrame ? new ChildGone(error.message) : error as Error);
    }
  }

  #end(why: Error): void {
    this.#ended ??= why;
    this.#waiting?.reject(this.#ended);
  }
}
