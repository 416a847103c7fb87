/** A field the server refused, by JSON pointer. */
export type FieldProblem = { pointer: string; detail: string };

/** What the server said when it refused (RFC 9457), or `unreachable` when it said nothing. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId: string | null;
  readonly fields: FieldProblem[];
  /** The whole answer, for codes that carry more (`file_changed`: `current`). */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(of: { status: number; code: string; title: string; detail?: string | undefined; requestId?: string | null | undefined; fields?: FieldProblem[] | undefined; body?: Record<string, unknown> }) {
    super(of.detail ?? of.title);
    this.name = 'Problem';
    this.status = of.status;
    this.code = of.code;
    this.title = of.title;
    this.requestId = of.requestId ?? null;
    this.fields = of.fields ?? [];
    this.body = of.body ?? {};
  }
}

/** True when nothing answered: the same call may succeed once the network or the server is back. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'unreachable' || error.status === 502 || error.status === 503 || error.status === 504);
}

/** Reads a refusal; a body that is not problem details (a proxy's page) still becomes a Problem. */
export async function problemFrom(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const string = (key: string) => (typeof said[key] === 'string' ? said[key] : undefined);
  return new Problem({
    status: response.status,
    code: string('code') ?? `http_${response.status}`,
    title: string('title') ?? (response.status >= 500 ? 'The server failed' : 'The request was refused'),
    // better-auth answers with `message` and a code of its own.
    detail: string('detail') ?? string('message'),
    requestId: string('requestId') ?? response.headers.get('x-request-id'),
    fields: Array.isArray(said['fields']) ? (said['fields'] as FieldProblem[]) : [],
    body: said,
  });
}
