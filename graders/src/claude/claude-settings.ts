import { resolve } from 'node:path';

/** How Claude is reached. `price`: dollars for a million tokens, null where nobody said; `keptIn`: the folder of what it judged. */
export type ClaudeSettings = { apiKey: string; baseUrl: string; model: string; price: { input: number; output: number } | null; keptIn: string };

const DEFAULT_BASE_URL = 'https://api.anthropic.com';
const DEFAULT_MODEL = 'claude-haiku-5-5';
const KEPT_IN = resolve(import.meta.dirname, '../../../var/judgements');

/** Dollars for a million tokens in and out, e.g. `0.80/4`. Prices change, so none is written down here. */
export const MODEL_PRICE = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/;

/** `ANTHROPIC_API_KEY`, `ANTHROPIC_BASE_URL`, `ASSAY_MODEL`, `ASSAY_MODEL_PRICE`. Null without a key: everything works without Claude. */
export function claudeSettings({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl, ASSAY_MODEL: model, ASSAY_MODEL_PRICE: price }: Record<string, string | undefined>): ClaudeSettings | null {
  const key = apiKey?.trim() ?? ''; // a key from a file ends in a line break, which no header may hold
  if (key === '') return null;
  const [, input, output] = MODEL_PRICE.exec(price ?? '') ?? [];
  return {
    apiKey: key, baseUrl: baseUrl || DEFAULT_BASE_URL, model: model || DEFAULT_MODEL,
    price: input === undefined ? null : { input: Number(input), output: Number(output) }, keptIn: KEPT_IN,
  };
}
