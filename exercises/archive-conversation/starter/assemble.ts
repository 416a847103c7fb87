import type { Input, Output } from './contract.ts';
import { render, sentences } from './layout.ts';

/** The model sees the last turns, whatever else has to go. */
const WINDOW = 8;

/** A sliding window over the conversation, then whole documents, best score first, while they fit. */
export async function assemble(input: Input): Promise<Output> {
  const { question, history, principals, budget, reserveOutput, search, read, countTokens } = input;
  const limit = budget - reserveOutput;
  const included: Output['included'] = [];
  const dropped: Output['dropped'] = [];
  if (countTokens(render(input, [], [])) > limit) return { status: 'insufficient', text: '', included, dropped };

  let turns = history.slice(-WINDOW).map(({ role, text }) => ({ role, sentences: sentences(text) }));
  while (countTokens(render(input, turns, [])) > limit) turns = turns.slice(1);
  const blocks: { source: string; sentences: string[] }[] = [];
  for (const { id, source } of await search(question, { principals })) {
    const text = await read(id).catch(() => null);
    const block = { source, sentences: sentences(text ?? '') };
    if (text === null || countTokens(render(input, turns, [...blocks, block])) > limit) {
      dropped.push({ id, reason: text === null ? 'unavailable' : 'budget' });
      continue;
    }
    blocks.push(block);
    included.push({ n: blocks.length, id, source });
  }
  return { status: 'ok', text: render(input, turns, blocks), included, dropped };
}
