// What tests drive the code under test by. It runs beside it, in other processes: all goes through the host.
import { request } from 'assay:host';

type Answered = { status: number; headers: Record<string, string>; body: unknown };
type Failed = { error: string; unanswered?: boolean };
type Options = { headers?: Record<string, string> };

/** What a test finds when something never answers: a failed assertion, since waiting for ever is what the code did wrong. */
class AssertionError extends Error {
  override name = 'AssertionError';
}

async function ask(op: string, args: unknown): Promise<unknown> {
  const answer = await request(op, args) as { value: unknown } | Failed;
  if ('value' in answer) return answer.value;
  throw answer.unanswered === true ? new AssertionError(answer.error) : new Error(answer.error);
}

/** A person of the repository; null is signed out. */
export function as(person: string | null) {
  const send = (method: string) => (path: string, body?: unknown, { headers = {} }: Options = {}) => ask('http', { person, method, path, body: body === undefined ? null : JSON.stringify(body), headers }) as Promise<Answered>;
  const read = (method: string) => (path: string, options: Options = {}) => send(method)(path, undefined, options);
  return { get: read('GET'), post: send('POST'), put: send('PUT'), patch: send('PATCH'), delete: send('DELETE') };
}

/** Rows of a statement run beside the service, with its rights. */
export function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return ask('sql', { text, values: values.map((value) => (value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value))) }) as Promise<Record<string, unknown>[]>;
}

/** Calls an exported function in a process of the service. */
export function call(file: string, name: string, ...args: unknown[]): Promise<unknown> {
  return ask('call', { file, name, args });
}

/** The next statement or outside call whose text contains this fails, before or after it had its effect. */
export function failNext(text: string, { after = false }: { after?: boolean } = {}): void {
  void request('fail-next', { text, after });
}

/** The next answer of an outside system. */
export function answer(url: string, status: number, body: unknown = {}): void {
  void request('answer', { url, status, body });
}

/** What reached an outside system, in order. */
export function calls(url: string): Promise<{ method: string; url: string; body: unknown; headers: Record<string, string> }[]> {
  return ask('calls', { url }) as never;
}

/** Lets time pass for the service and its pages: timers that come due run, in their order. */
export function advance(ms: number): Promise<unknown> {
  return ask('advance', { ms });
}

/** A browser page of its own, signed in as this person. */
export async function open(person: string) {
  const page = await ask('page-open', { person }) as number;
  return {
    click: (name: string) => ask('page-do', { page, what: 'click', name }),
    type: (label: string, text: string) => ask('page-do', { page, what: 'type', name: label, text }),
    text: () => ask('page-do', { page, what: 'text' }) as Promise<string>,
    close: () => ask('page-do', { page, what: 'close' }),
  };
}

let interleaved = false;

/**
 * Runs the tasks at once. The host runs the whole test once for every order of what they do, so that what is expected
 * afterwards is asked of each.
 */
export async function interleave<T>(tasks: (() => Promise<T>)[], { processes = 'both' }: { processes?: 'one' | 'each' | 'both' } = {}): Promise<T[]> {
  if (interleaved) throw new Error('interleave can be used once in a test.');
  if (!Array.isArray(tasks) || tasks.length < 2 || tasks.length > 4 || tasks.some((task) => typeof task !== 'function')) throw new Error('interleave takes two to four functions.');
  interleaved = true;
  await request('interleave-begin', { tasks: tasks.length, processes });
  const running = tasks.map(async (task, index) => {
    await request('task', { task: index });
    try {
      return await task();
    } finally {
      await request('task-end', { task: index });
    }
  });
  const results = await Promise.allSettled(running);
  await request('interleave-end', null);
  for (const result of results) if (result.status === 'rejected') throw result.reason as Error;
  return results.map((result) => (result as PromiseFulfilledResult<T>).value);
}
