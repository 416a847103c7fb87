import Anthropic from '@anthropic-ai/sdk';
import type { ClaudeSettings } from './claude-settings.ts';

const CALL_MS = 30_000;

/** Everything is passed: nothing of the environment may turn a call elsewhere or report it. */
export function openClient({ apiKey, baseUrl }: ClaudeSettings): Anthropic {
  return new Anthropic({ apiKey, authToken: null, baseURL: baseUrl, timeout: CALL_MS, maxRetries: 2, openTelemetry: false, logLevel: 'off' });
}
