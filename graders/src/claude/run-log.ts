import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaudeRun } from './ask-claude.ts';

/** Adds a line to the log of what Claude was asked for: what for, tokens and cost; no key and no text. */
export function logRun(dataDirectory: string, run: ClaudeRun & { what: string; slug: string }): void {
  mkdirSync(dataDirectory, { recursive: true });
  appendFileSync(join(dataDirectory, 'claude-runs.jsonl'), `${JSON.stringify(run)}\n`);
}
