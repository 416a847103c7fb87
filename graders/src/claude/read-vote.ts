import type Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { readAnswer, UnusableAnswer } from './read-answer.ts';
import { VoteSchema, type RubricItem, type Vote } from './rubric.ts';

export const VOTE_FORMAT = zodOutputFormat(VoteSchema);

/**
 * One vote on every item. An item left out is no “no”: that would be our failure as a candidate's.
 * @throws UnusableAnswer
 */
export function readVote(message: Anthropic.Message, rubric: readonly RubricItem[]): Vote {
  const vote = readAnswer(message, VOTE_FORMAT);
  const answered = vote.items.map(({ name }) => name).toSorted();
  const asked = rubric.map(({ name }) => name).toSorted();
  if (answered.join('\n') !== asked.join('\n')) throw new UnusableAnswer('Claude did not answer each question once.');
  return vote;
}
