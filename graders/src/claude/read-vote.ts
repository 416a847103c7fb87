import type Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { VoteSchema, type RubricItem, type Vote } from './rubric.ts';

/** An answer that came and is no vote; the message is for the reviewer. */
export class UnusableAnswer extends Error {
  override name = 'UnusableAnswer';
}

export const VOTE_FORMAT = zodOutputFormat(VoteSchema);

/**
 * One vote on every item. `messages.parse` would throw on a text that was cut off before it can be known why, so the
 * reason to stop is looked at first. An item left out is no “no”: that would be our failure as a candidate's.
 * @throws UnusableAnswer
 */
export function readVote({ stop_reason, content }: Anthropic.Message, rubric: readonly RubricItem[]): Vote {
  if (stop_reason === 'refusal') throw new UnusableAnswer('Claude refused to answer.');
  if (stop_reason === 'max_tokens') throw new UnusableAnswer('The answer of Claude was cut off.');
  const vote = VOTE_FORMAT.parse(content.map((block) => (block.type === 'text' ? block.text : '')).join(''));
  const answered = vote.items.map(({ name }) => name).toSorted();
  const asked = rubric.map(({ name }) => name).toSorted();
  if (answered.join('\n') !== asked.join('\n')) throw new UnusableAnswer('Claude did not answer each question once.');
  return vote;
}
