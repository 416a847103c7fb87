// The part of Express 5 that the repositories use, without sockets: a request is an object, and so is the answer.
type Handler = (req: any, res: any, next: (error?: unknown) => void) => unknown;
type ErrorHandler = (error: unknown, req: any, res: any, next: (error?: unknown) => void) => unknown;
type Layer = { method: string | null; match: (path: string) => Match | null; handlers: (Handler | ErrorHandler | Application)[]; whole: boolean };
type Match = { params: Record<string, string>; matched: string };
export type Incoming = { method: string; url: string; headers: Record<string, string>; body: string | null };
export type Answer = { status: number; headers: Record<string, string>; body: string };

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

/** `/a/:id` over a path; a prefix for `use`, all of it for a route. */
function matcher(pattern: string, whole: boolean): (path: string) => Match | null {
  const parts = pattern.split('/').filter((part) => part !== '');
  return (path) => {
    const given = path.split('/').filter((part) => part !== '');
    if (given.length < parts.length || (whole && given.length !== parts.length)) return null;
    const params: Record<string, string> = {};
    for (const [index, part] of parts.entries()) {
      const value = given[index]!;
      if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
      else if (part !== value) return null;
    }
    return { params, matched: `/${given.slice(0, parts.length).join('/')}` };
  };
}

class Application {
  readonly layers: Layer[] = [];
  readonly locals: Record<string, unknown> = {};
  readonly mergeParams: boolean;

  constructor(mergeParams = false) {
    this.mergeParams = mergeParams;
    for (const verb of VERBS) {
      (this as any)[verb] = (path: string, ...handlers: Handler[]) => this.route(verb.toUpperCase(), path, handlers.flat());
    }
  }

  all(path: string, ...handlers: Handler[]): this {
    return this.route(null, path, handlers.flat());
  }

  use(first: string | Handler, ...rest: (Handler | Application)[]): this {
    const path = typeof first === 'string' ? first : '/';
    const handlers = (typeof first === 'string' ? rest : [first, ...rest]).flat();
    this.layers.push({ method: null, match: matcher(path, false), handlers, whole: false });
    return this;
  }

  set(): this {
    return this;
  }

  disable(): this {
    return this;
  }

  private route(method: string | null, path: string, handlers: Handler[]): this {
    this.layers.push({ method, match: matcher(path, true), handlers, whole: true });
    return this;
  }

  /** Goes through what fits, in order; an error skips to the next handler of four arguments. */
  async run(req: any, res: any, path: string, given: unknown): Promise<unknown> {
    let error = given;
    for (const layer of this.layers) {
      if (res.headersSent) return null;
      if (layer.method !== null && layer.method !== req.method && !(layer.method === 'GET' && req.method === 'HEAD')) continue;
      const match = layer.match(path);
      if (match === null) continue;
      const outer = req.params;
      for (const handler of layer.handlers) {
        if (res.headersSent) return null;
        req.params = layer.whole || handler instanceof Application ? { ...(this.mergeParams || !layer.whole ? outer : {}), ...match.params } : outer;
        const rest = path.slice(match.matched === '/' ? 0 : match.matched.length) || '/';
        if (handler instanceof Application) {
          const before = req.baseUrl;
          req.baseUrl = `${before}${match.matched === '/' ? '' : match.matched}`;
          error = await handler.run(req, res, rest, error);
          req.baseUrl = before;
        } else {
          const step = await call(handler, error, req, res);
          error = step.error;
          if (step.ended) return null;
          if (step.leave) break;
        }
      }
      req.params = outer;
    }
    return error;
  }

  /** Answers one request. The promise settles when the answer is complete, or a stream has begun. */
  handle(incoming: Incoming, stream: (chunk: string) => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const req = requestOf(incoming, this);
      const res = new Response_(req, resolve, stream);
      req.res = res;
      this.run(req, res, req.path, null).then((error) => {
        if (res.headersSent) return;
        if (error === null) return res.status(404).json({ error: `Cannot ${req.method} ${req.path}` });
        const status = Number((error as { status?: number }).status ?? 500);
        return res.status(status).json({ error: status < 500 ? String((error as Error).message) : 'Internal Server Error' });
      }).catch(reject);
    });
  }
}

type Stepped = { error: unknown; ended: boolean; leave: boolean };

/** Until `next` is called or the answer is sent; a handler that does neither leaves its request open. */
function call(handler: Handler | ErrorHandler, error: unknown, req: any, res: Response_): Promise<Stepped> {
  const takesError = handler.length >= 4;
  if (takesError !== (error !== null)) return Promise.resolve({ error, ended: false, leave: false });
  return new Promise((resolve) => {
    res.whenSent(() => { resolve({ error: null, ended: true, leave: false }); });
    const next = (given?: unknown) => { resolve({ error: given === undefined || given === 'route' ? null : given, ended: false, leave: given === 'route' }); };
    try {
      const result = takesError ? (handler as ErrorHandler)(error, req, res, next) : (handler as Handler)(req, res, next);
      if (typeof (result as Promise<unknown> | undefined)?.then === 'function') (result as Promise<unknown>).then(undefined, (reason: unknown) => { next(reason ?? new Error('rejected')); });
    } catch (reason) {
      next(reason);
    }
  });
}

function requestOf({ method, url, headers, body }: Incoming, app: Application): any {
  const [path = '/', search = ''] = url.split('?');
  const low = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const query: Record<string, string> = {};
  for (const pair of search.split('&').filter((part) => part !== '')) {
    const [name = '', value = ''] = pair.split('=');
    query[decodeURIComponent(name)] = decodeURIComponent(value.replaceAll('+', ' '));
  }
  const get = (name: string) => low[name.toLowerCase()];
  return { app, method, url, originalUrl: url, path, baseUrl: '', headers: low, query, params: {}, body: undefined, rawBody: body, get, header: get, ip: '127.0.0.1', on: () => {} };
}

class Response_ {
  statusCode = 200;
  headersSent = false;
  writableEnded = false;
  readonly locals: Record<string, unknown> = {};
  readonly req: any;
  readonly #headers: Record<string, string> = {};
  readonly #done: (answer: Answer) => void;
  readonly #stream: (chunk: string) => void;
  readonly #sent: (() => void)[] = [];

  constructor(req: any, done: (answer: Answer) => void, stream: (chunk: string) => void) {
    this.req = req;
    this.#done = done;
    this.#stream = stream;
  }

  whenSent(run: () => void): void {
    if (this.headersSent) run();
    else this.#sent.push(run);
  }

  status(code: number): this {
    this.statusCode = code;
    return this;
  }

  set(name: string | Record<string, string>, value?: string): this {
    const all = typeof name === 'string' ? { [name]: value ?? '' } : name;
    for (const [each, text] of Object.entries(all)) this.#headers[each.toLowerCase()] = String(text);
    return this;
  }

  header(name: string, value: string): this {
    return this.set(name, value);
  }

  setHeader(name: string, value: string): this {
    return this.set(name, value);
  }

  get(name: string): string | undefined {
    return this.#headers[name.toLowerCase()];
  }

  type(value: string): this {
    return this.set('content-type', value);
  }

  writeHead(code: number, headers: Record<string, string> = {}): this {
    return this.status(code).set(headers);
  }

  flushHeaders(): void {
    if (!this.headersSent) this.#send('');
  }

  on(): this {
    return this;
  }

  json(value: unknown): this {
    if (this.get('content-type') === undefined) this.set('content-type', 'application/json');
    return this.#send(JSON.stringify(value));
  }

  send(value: unknown): this {
    if (typeof value === 'object' && value !== null) return this.json(value);
    return this.#send(value === undefined ? '' : String(value));
  }

  sendStatus(code: number): this {
    return this.status(code).send(String(code));
  }

  write(chunk: string): boolean {
    if (!this.headersSent) this.#send('');
    this.#stream(chunk);
    return true;
  }

  end(value?: unknown): this {
    this.writableEnded = true;
    return this.headersSent ? this : this.#send(value === undefined ? '' : String(value));
  }

  #send(body: string): this {
    if (this.headersSent) throw new Error('Cannot set headers after they are sent to the client');
    this.headersSent = true;
    this.#done({ status: this.statusCode, headers: this.#headers, body: this.req.method === 'HEAD' ? '' : body });
    for (const run of this.#sent) run();
    return this;
  }
}

function json(): Handler {
  return (req, _res, next) => {
    const text = req.rawBody as string | null;
    if (text === null || text === '') {
      next();
      return;
    }
    try {
      req.body = JSON.parse(text);
    } catch {
      next(Object.assign(new Error('The body is not JSON.'), { status: 400 }));
      return;
    }
    next();
  };
}

export function Router({ mergeParams = false }: { mergeParams?: boolean } = {}): any {
  return new Application(mergeParams);
}

const express = Object.assign(() => new Application() as any, { json, Router, urlencoded: json });
export { json };
export default express;
