import { spawnSync } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import inspector from 'node:inspector';
import { connect, createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * What code that had escaped the VM would try first, tried for real in the child's own realm. A `compute` module: the canaries
 * reach it as a grader reaches its token counter. Each says why it was refused, or `reached`.
 */
const outside = process.execPath;

export const readFile = (): string => tried(() => readFileSync(outside));
export const statFile = (): string => tried(() => statSync(outside));
export const listDirectory = (): string => tried(() => readdirSync('/'));
export const writeFile = (): string => tried(() => writeFileSync(join(dirname(import.meta.filename), 'written-by-canary'), 'x'));
export const spawnProcess = (): string => tried(() => { const { error } = spawnSync(outside, ['--version']); if (error !== undefined) throw error; });
export const startWorker = (): string => tried(() => new Worker('0', { eval: true }));
export const openInspector = (): string => tried(() => inspector.open(0, '127.0.0.1'));
export const loadAddon = (): string => tried(() => process.dlopen({ exports: {} }, outside));
export const generateCode = (): string => tried(() => new Function('return 1')());
export const loadSqlite = (): string => tried(() => { if (process.getBuiltinModule('node:sqlite') === undefined) throw new Error('no such module'); });
// bubblewrap sets PWD, to the root.
export const readEnvironment = (): string => tried(() => { if (Object.keys(process.env).every((name) => name === 'PWD')) throw new Error('empty'); });
export const limits = (): Record<string, unknown> => (process.report.getReport() as unknown as { userLimits: Record<string, unknown> }).userLimits;

const sockets: Record<string, string> = {};

/** Sockets are refused a tick later: these start the attempts, `socketOutcomes` reads them in a later call. */
export function trySockets(): null {
  // Binding reports its refusal as an uncaught exception, a tick later.
  process.on('uncaughtException', (error) => note(error.stack?.includes('node:net') ? 'listenTcp' : 'bindUdp')(error));
  attempt('connectTcp', () => connect(9, '127.0.0.1'));
  attempt('listenTcp', () => createServer().listen(0, '127.0.0.1'));
  attempt('listenUnix', () => createServer().listen('assay-canary.sock'));
  attempt('bindUdp', () => createSocket('udp4').bind(0, '127.0.0.1'));
  return null;
}

export const socketOutcomes = (): Record<string, string> => sockets;

function attempt(name: string, start: () => EventEmitter): void {
  sockets[name] = 'reached';
  try {
    start().on('error', note(name));
  } catch (error) {
    note(name)(error as Error);
  }
}

const note = (name: string) => (error: Error & { code?: string }): void => { sockets[name] = error.code ?? error.message; };

function tried(attempt: () => unknown): string {
  try {
    attempt();
    return 'reached';
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message;
  }
}
