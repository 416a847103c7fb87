// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what the server says is what the test asserts
type Json = any;
/** What a test reads of an answer. */
export type Answer = { status: number; body: Json; headers: Headers };

/** A browser of one person: keeps cookies, speaks JSON. */
export class TestBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  readonly #enter: ((alone: TestBrowser) => Promise<void>) | null;
  #entered: Promise<void> | null = null;

  /** `enter` signs in by a browser without cookies, before the first request of this one, which then has its cookies. */
  constructor(origin: string, enter: ((alone: TestBrowser) => Promise<void>) | null = null) {
    this.#origin = origin;
    this.#enter = enter;
  }

  /** The same browser, with its cookies, at another port: cookies belong to a host. */
  movedTo(origin: string): TestBrowser {
    const moved = new TestBrowser(origin);
    for (const [name, value] of this.#cookies) moved.#cookies.set(name, value);
    return moved;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), headers);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.send('PUT', path, JSON.stringify(body));
  }

  async send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.fetch(path, { method, headers: { 'Content-Type': 'application/json', ...headers }, ...(body !== undefined && { body }) });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  /** Server-sent events until `enough` says so. */
  async events(path: string, enough: (events: Json[]) => boolean, meanwhile: () => Promise<unknown> = async () => {}): Promise<Json[]> {
    const response = await this.fetch(path, { signal: AbortSignal.timeout(170_000) });
    if (response.body === null || response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
    const events: Json[] = [];
    let rest = '';
    let told = false;
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      events.push(...blocks.filter((block) => block.startsWith('data: ')).map((block) => JSON.parse(block.slice(6))));
      if (enough(events)) break;
      if (!told) void meanwhile();
      told = true;
    }
    return events;
  }

  async fetch(path: string, init: RequestInit): Promise<Response> {
    if (this.#enter !== null) await (this.#entered ??= this.#signIn(this.#enter));
    const headers = { Origin: this.#origin, Cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '), ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(this.#origin + path, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async #signIn(enter: (alone: TestBrowser) => Promise<void>): Promise<void> {
    const alone = new TestBrowser(this.#origin);
    await enter(alone);
    for (const [name, value] of alone.#cookies) this.#cookies.set(name, value);
  }
}
