import type { Request, Response } from 'express';

const HEARTBEAT_MS = 20_000;

/** A server-sent event stream (HTML standard, section 9.2) that ends when the client goes or the server stops. */
export class EventStream {
  readonly #res: Response;
  readonly #cleanups: (() => void)[] = [];

  constructor(req: Request, res: Response) {
    this.#res = res;
    res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
    res.write('retry: 1000\n\n');
    // Proxies close connections on which nothing is said.
    const heartbeat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
    this.onClose(() => clearInterval(heartbeat));
    req.on('close', () => this.#cleanups.splice(0).forEach((cleanup) => cleanup()));
  }

  get open(): boolean {
    return !this.#res.writableEnded && !this.#res.destroyed;
  }

  send(event: unknown): void {
    if (this.open) this.#res.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  onClose(cleanup: () => void): void {
    this.#cleanups.push(cleanup);
  }

  end(): void {
    this.#res.end();
  }
}
