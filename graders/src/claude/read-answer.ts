import type Anthropic from '@anthropic-ai/sdk';

/** An answer that came and is none; the message is for people. */
export class UnusableAnswer extends Error {
  override name = 'UnusableAnswer';
}

/**
 * The answer in the format that was asked for. `messages.parse` would throw on a text that was cut off before it can be
 * known why, so the reason to stop is looked at first.
 * @throws UnusableAnswer, or what the format throws
 */
export function readAnswer<T>({ stop_reason, content }: Anthropic.Message, format: { parse(text: string): T }): T {
  if (stop_reason === 'refusal') throw new UnusableAnswer('Claude refused to answer.');
  if (stop_reason === 'max_tokens') throw new UnusableAnswer('The answer of Claude was cut off.');
  return format.parse(content.map((block) => (block.type === 'text' ? block.text : '')).join(''));
}
