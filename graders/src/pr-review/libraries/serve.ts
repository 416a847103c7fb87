// Drives the API inside a process of the service.
import { request } from 'assay:host';
import type { Answer, Incoming } from './express.ts';

type App = { handle(incoming: Incoming, stream: (chunk: string) => void): Promise<Answer> };
let app: App | null = null;

/** Answers a request; `connection` names it for what is streamed later. */
export async function handle(module: string, incoming: Incoming, connection: number): Promise<Answer> {
  app ??= ((await import(module)) as { createApp(): App }).createApp();
  return app.handle(incoming, (chunk) => void request('stream', { connection, chunk }));
}

export async function callExport(module: string, name: string, args: unknown[]): Promise<unknown> {
  const exports = (await import(module)) as Record<string, unknown>;
  const found = exports[name];
  if (typeof found !== 'function') throw new TypeError(`${module.replace('candidate:', '')} exports no function ${name}.`);
  return (found as (...args: unknown[]) => unknown)(...args);
}

/** Nothing: a process that is asked for it is there afterwards. */
export function arrive(): void {}

/** Loads the service, so that it only has to answer. */
export async function start(module: string): Promise<void> {
  app = ((await import(module)) as { createApp(): App }).createApp();
}
