import { Problem, problemFrom } from './problem.ts';

export type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; a file as it is. */
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Lets the request outlive a page that is being closed. */
  keepalive?: boolean;
  /** Makes a repeated write count once. */
  idempotencyKey?: string;
};

/** Calls our API at `/api` and returns its JSON; throws `Problem` for every refusal and for silence. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const { method = 'GET', body, signal, keepalive, idempotencyKey } = options;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = body instanceof Blob ? body.type : 'application/json';
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
  if (signal !== undefined) init.signal = signal;
  if (keepalive === true) init.keepalive = true;
  const response = await fetch(`/api${path}`, init).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    throw new Problem({
      status: 0, code: 'unreachable', title: 'Assay cannot be reached',
      detail: 'The network or the server did not answer. Your work is kept in this browser; this page tries again by itself.',
    });
  });
  if (!response.ok) throw await problemFrom(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}
