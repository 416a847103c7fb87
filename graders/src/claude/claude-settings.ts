import { resolve } from 'node:path';

/** How Claude is reached; `keptIn` is the folder of what it judged. */
export type ClaudeSettings = { apiKey: string; baseUrl: string; model: string; keptIn: string };

const DEFAULT_BASE_URL = 'https://api.anthropic.com';
const DEFAULT_MODEL = 'claude-haiku-5-5';
const KEPT_IN = resolve(import.meta.dirname, '../../../var/judgements');

/** `ANTHROPIC_API_KEY`, `ANTHROPIC_BASE_URL`, `ASSAY_MODEL`. Null without a key: everything works without Claude. */
export function claudeSettings({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl, ASSAY_MODEL: model }: Record<string, string | undefined>): ClaudeSettings | null {
  const key = apiKey?.trim() ?? ''; // a key from a file ends in a line break, which no header may hold
  if (key === '') return null;
  return { apiKey: key, baseUrl: baseUrl || DEFAULT_BASE_URL, model: model || DEFAULT_MODEL, keptIn: KEPT_IN };
}
