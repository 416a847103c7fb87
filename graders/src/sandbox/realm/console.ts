import { defineProperty, PlainError, slice } from './captured.ts';
import { describeError } from './describe-error.ts';
import { encode } from './encode.ts';
import { tellHost } from './host.ts';

const LONGEST_LINE = 2 ** 17;

/** A console whose text goes to the report. */
export function installConsole(): void {
  const log = (...args: unknown[]) => {
    let line = '';
    for (let i = 0; i < args.length; i += 1) line += (i === 0 ? '' : ' ') + show(args[i]);
    tellHost('log', slice(line, LONGEST_LINE));
  };
  defineProperty(globalThis, 'console', { value: { log, info: log, warn: log, error: log, debug: log, trace: log }, writable: true, configurable: true });
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return 'undefined';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  try {
    return value instanceof PlainError ? describeError(value) : encode(value, LONGEST_LINE);
  } catch {
    return '[object]';
  }
}
