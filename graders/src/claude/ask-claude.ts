import { z } from 'zod';
import type { ClaudeSettings } from './claude-settings.ts';
import { readAnswer, UnusableAnswer } from './read-answer.ts';

/** What one answer took. `costUsd` is null where nobody said what the model costs. */
export const ClaudeRunSchema = z.strictObject({ at: z.iso.datetime(), model: z.string(), inputTokens: z.int(), outputTokens: z.int(), costUsd: z.number().nullable(), durationMs: z.int() });
export type ClaudeRun = z.infer<typeof ClaudeRunSchema>;

type Question<T> = { system: string; prompt: string; answer: z.ZodType<T>; wholeMs?: number };

const MOST_TOKENS = 32_000;
const WHOLE_MS = 600_000;

/**
 * Asks once for an answer of a given shape. What it cost is told as soon as an answer is there, usable or not.
 * @throws UnusableAnswer saying in a sentence why there is no answer; nothing of keys or addresses
 */
export async function askClaude<T>({ system, prompt, answer, wholeMs = WHOLE_MS }: Question<T>, settings: ClaudeSettings, told: (run: ClaudeRun) => void): Promise<T> {
  // The client is large, and only who has a key needs it.
  const [{ openClient }, { whyUnavailable }, { zodOutputFormat }] = await Promise.all([import('./open-client.ts'), import('./why-unavailable.ts'), import('@anthropic-ai/sdk/helpers/zod')]);
  const format = zodOutputFormat(answer);
  const started = Date.now();
  try {
    const message = await openClient(settings).messages.create({
      model: settings.model, max_tokens: MOST_TOKENS, system, messages: [{ role: 'user', content: prompt }], output_config: { format },
    }, { signal: AbortSignal.timeout(wholeMs), timeout: wholeMs });
    const { input_tokens: inputTokens, output_tokens: outputTokens } = message.usage;
    told({ at: new Date(started).toISOString(), model: message.model, inputTokens, outputTokens, costUsd: costOf(settings, inputTokens, outputTokens), durationMs: Date.now() - started });
    return readAnswer(message, format);
  } catch (error) {
    throw error instanceof UnusableAnswer ? error : new UnusableAnswer(whyUnavailable(error));
  }
}

function costOf({ price }: ClaudeSettings, inputTokens: number, outputTokens: number): number | null {
  return price === null ? null : (inputTokens * price.input + outputTokens * price.output) / 1e6;
}

/** What an answer took, in words. */
export function describeRun({ model, inputTokens, outputTokens, costUsd, durationMs }: ClaudeRun): string {
  const cost = costUsd === null ? 'cost unknown (set ASSAY_MODEL_PRICE)' : `$${costUsd.toFixed(4)}`;
  return `${model}, ${inputTokens} tokens in, ${outputTokens} out, ${cost}, ${(durationMs / 1000).toFixed(1)} s`;
}
