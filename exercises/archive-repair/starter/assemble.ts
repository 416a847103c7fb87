import type { Input, Output } from './contract.ts';
import { render } from './layout.ts';
import { retrieve } from './retrieve.ts';

/** A token is about four characters of English text. */
const estimateTokens = (text: string): number => Math.ceil(text.length / 4);

/** Keeps the conversation fluent: the model always sees what was said last. */
const RECENT_TURNS = 6;

/**
 * Assembles the prompt within the token budget. The most relevant documents go first; when the next one is too long,
 * it is truncated to what is left, so that no budget is wasted.
 */
export async function assemble(input: Input): Promise<Output> {
  const documents = await retrieve(input);
  const turns = input.history.slice(-RECENT_TURNS).map(({ role, text }) => ({ role, sentences: [text] }));
  let remaining = input.budget - estimateTokens(render(input, turns, []));
  const blocks: { source: string; sentences: string[] }[] = [];
  const included: Output['included'] = [];
  const dropped: Output['dropped'] = [];

  for (const { hit, text } of documents) {
    if (remaining < 20) {
      dropped.push({ id: hit.id, reason: 'budget' });
      continue;
    }
    const body = estimateTokens(text) <= remaining ? text : `${text.slice(0, remaining * 4)}…`;
    blocks.push({ source: hit.source, sentences: [body] });
    included.push({ n: blocks.length, id: hit.id, source: hit.source });
    remaining -= estimateTokens(body);
  }
  return { status: 'ok', text: render(input, turns, blocks), included, dropped };
}
