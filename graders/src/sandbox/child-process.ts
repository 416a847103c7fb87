import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { ChildCommand } from './child-command.ts';
import { encodeFrame, FrameError, FrameReader } from './frames.ts';
import type { Reply, Request } from './protocol.ts';

/** Results of many calls may come in one frame; beyond this the child is not read any more. */
const LONGEST_REPLY = 32 * 2 ** 20;
const MOST_STDERR = 4096;

export type ChildEvents = { reply(reply: Reply): void; gone(why: string): void };

/** One process, spoken to in frames. It leads a process group of its own, which ends with it. */
export class Child {
  readonly pid: number;
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #nonce = randomBytes(16).toString('hex');
  readonly #reader = new FrameReader(this.#nonce, LONGEST_REPLY);
  readonly #exited: Promise<unknown>;
  #events: ChildEvents = { reply: () => {}, gone: () => {} };
  #said = '';
  #queue: Request[] = [];
  #gone: string | null = null;

  constructor({ file, args }: ChildCommand) {
    // Three pipes and no environment: what is not given cannot be read there.
    this.#process = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'], env: {}, cwd: '/', detached: process.platform !== 'win32' });
    this.pid = this.#process.pid ?? 0;
    this.#exited = this.pid === 0 ? Promise.resolve() : once(this.#process, 'close').catch(() => {});
    this.#process.on('error', (error) => this.#leave(error.message));
    this.#process.on('close', (code, signal) => this.#leave(`it ended by ${signal ?? `exit ${code}`}${this.#said === '' ? '' : `: ${this.#said}`}`));
    this.#process.stdin.on('error', () => {}); // it ended: `close` tells
    this.#process.stderr.on('data', (chunk: Buffer) => { this.#said = (this.#said + chunk.toString()).slice(0, MOST_STDERR); });
    this.#process.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#process.stdin.write(this.#nonce);
  }

  get alive(): boolean {
    return this.#gone === null;
  }

  listen(events: ChildEvents): void {
    this.#events = events;
    if (this.#gone !== null) events.gone(this.#gone);
  }

  /** Requests of one turn of the event loop go in one write. */
  send(request: Request): void {
    if (this.#queue.push(request) === 1) queueMicrotask(() => this.#flush());
  }

  /** Ends the process and all that it may have started. */
  async kill(why: string): Promise<void> {
    this.#leave(why);
    try {
      if (process.platform === 'win32') this.#process.kill('SIGKILL');
      else if (this.pid !== 0) process.kill(-this.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    await this.#exited;
  }

  #flush(): void {
    const frames = this.#queue.map((request) => encodeFrame(this.#nonce, request));
    this.#queue = [];
    if (this.alive) this.#process.stdin.write(Buffer.concat(frames));
  }

  #read(chunk: Buffer): void {
    if (!this.alive) return;
    try {
      for (const reply of this.#reader.read(chunk) as Reply[]) this.#events.reply(reply);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      void this.kill(error.message);
    }
  }

  #leave(why: string): void {
    if (this.#gone !== null) return;
    this.#gone = why;
    this.#events.gone(why);
  }
}
