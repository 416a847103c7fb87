import type { Comment, Filter, Found, Incident, Person, Severity, State } from './types.ts';

/** An answer that is not a success; the message is a sentence for the person. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new ApiError(response.status, answer.error);
  return answer as T;
}

export const api = {
  people: () => send<{ people: Person[] }>('GET', '/api/people'),
  incidents: () => send<{ incidents: Incident[] }>('GET', '/api/incidents'),
  search: ({ text, state }: Filter, signal?: AbortSignal) =>
    send<Found>('GET', `/api/incidents/search?text=${encodeURIComponent(text.trim())}&state=${state}`, undefined, signal),
  open: (title: string, severity: Severity) => send<{ incident: Incident }>('POST', '/api/incidents', { title, severity }),
  assign: (id: string, person: string | null) => send<{ incident: Incident }>('PUT', `/api/incidents/${id}/assignee`, { person }),
  setState: (id: string, state: State) => send<{ incident: Incident }>('PUT', `/api/incidents/${id}/state`, { state }),
  comments: (id: string) => send<{ comments: Comment[] }>('GET', `/api/incidents/${id}/comments`),
  comment: (id: string, text: string) => send<{ comment: Comment }>('POST', `/api/incidents/${id}/comments`, { text }),
};

/** What to show of an error. */
export function sentence(error: unknown): string {
  return error instanceof ApiError ? error.message : 'The board cannot be reached. Try again.';
}
