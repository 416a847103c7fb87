// Globals that a service or a page expects, told by the host.
import { request } from 'assay:host';

type Init = { method?: string; headers?: Record<string, string>; body?: string; signal?: Signal };
type Raw = { status: number; headers: Record<string, string>; body: string } | { error: string };
type Signal = { aborted: boolean; reason: unknown; addEventListener(kind: string, run: () => void, options?: unknown): void; removeEventListener(kind: string, run: () => void): void };

class AbortSignalHere {
  aborted = false;
  reason: unknown = undefined;
  listeners: (() => void)[] = [];
  addEventListener(_kind: string, run: () => void): void {
    this.listeners.push(run);
  }
  removeEventListener(_kind: string, run: () => void): void {
    this.listeners = this.listeners.filter((each) => each !== run);
  }
  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
}

class AbortControllerHere {
  readonly signal = new AbortSignalHere();
  abort(reason: unknown = Object.assign(new Error('This operation was aborted'), { name: 'AbortError' })): void {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.reason = reason;
    for (const run of this.signal.listeners) run();
  }
}

function fetchHere(url: string, { method = 'GET', headers = {}, body, signal }: Init = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error);
    signal?.addEventListener('abort', () => { reject(signal.reason as Error); });
    request('fetch', { url: String(url), method, headers, body: body ?? null }).then((given) => {
      const answer = given as Raw;
      if ('error' in answer) return reject(Object.assign(new TypeError('fetch failed'), { cause: answer.error }));
      const low = answer.headers;
      return resolve({
        ok: answer.status >= 200 && answer.status < 300, status: answer.status, headers: { get: (name: string) => low[name.toLowerCase()] ?? null },
        text: () => Promise.resolve(answer.body), json: () => Promise.resolve().then(() => JSON.parse(answer.body) as unknown),
      });
    }, reject);
  });
}

const sources: Record<number, EventSourceHere> = {};

class EventSourceHere {
  onmessage: ((event: { data: string; type: string }) => void) | null = null;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly url: string;
  readyState = 0;
  #listeners: { kind: string; run: (event: { data: string; type: string }) => void }[] = [];
  #id: number | null = null;

  constructor(url: string) {
    this.url = url;
    void request('sse-open', { url }).then((id) => {
      this.#id = id as number;
      if (this.readyState === 2) return;
      this.readyState = 1;
      sources[this.#id] = this;
      this.onopen?.();
    });
  }

  addEventListener(kind: string, run: (event: { data: string; type: string }) => void): void {
    this.#listeners.push({ kind, run });
  }

  removeEventListener(_kind: string, run: (event: { data: string; type: string }) => void): void {
    this.#listeners = this.#listeners.filter((each) => each.run !== run);
  }

  close(): void {
    this.readyState = 2;
    if (this.#id !== null) delete sources[this.#id];
    void request('sse-close', { id: this.#id });
  }

  hear(chunk: string): void {
    for (const block of chunk.split('\n\n').filter((part) => part.trim() !== '')) {
      const lines = block.split('\n');
      const type = lines.find((line) => line.startsWith('event:'))?.slice(6).trim() ?? 'message';
      const event = { type, data: lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart()).join('\n') };
      if (type === 'message') this.onmessage?.(event);
      for (const { kind, run } of this.#listeners) if (kind === type) run(event);
    }
  }
}

/** A chunk of a stream arrives at whoever still listens. */
export function streamed(id: number, chunk: string): void {
  sources[id]?.hear(chunk);
}

// React's scheduler takes it before anything that needs time to pass.
const setImmediate = (run: () => void) => void Promise.resolve().then(run);

Object.assign(globalThis, { setImmediate, fetch: fetchHere, EventSource: EventSourceHere, AbortController: AbortControllerHere, AbortSignal: AbortSignalHere });
