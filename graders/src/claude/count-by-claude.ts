import type { ClaudeSettings } from './claude-settings.ts';
import { openClient } from './open-client.ts';

const WHOLE_MS = 30_000;

/**
 * Claude's own count of each text as a user message; null for those that were not counted. An estimate beside ours:
 * models count differently, and nobody is graded by it.
 */
export async function countByClaude(texts: readonly string[], settings: ClaudeSettings, ended?: AbortSignal): Promise<(number | null)[]> {
  const client = openClient(settings);
  const signal = AbortSignal.any([AbortSignal.timeout(WHOLE_MS), ...(ended === undefined ? [] : [ended])]);
  const count = async (text: string) => (await client.messages.countTokens({ model: settings.model, messages: [{ role: 'user', content: text }] }, { signal })).input_tokens;
  return Promise.all(texts.map((text) => count(text).catch(() => null)));
}
