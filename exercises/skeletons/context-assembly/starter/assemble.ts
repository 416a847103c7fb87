import type { Input, Output } from './contract.ts';
import { render, sentences } from './layout.ts';

/** A first version that runs: whole documents, best score first, until the next one does not fit. */
export async function assemble(input: Input): Promise<Output> {
  const { question, principals, budget, reserveOutput, search, read, countTokens } = input;
  const limit = budget - reserveOutput;
  const blocks: { source: string; sentences: string[] }[] = [];
  const included: Output['included'] = [];
  const dropped: Output['dropped'] = [];
  if (countTokens(render(input, [], [])) > limit) return { status: 'insufficient', text: '', included, dropped };

  for (const { id, source } of await search(question, { principals })) {
    const block = { source, sentences: sentences(await read(id)) };
    if (countTokens(render(input, [], [...blocks, block])) > limit) {
      dropped.push({ id, reason: 'budget' });
      continue;
    }
    blocks.push(block);
    included.push({ n: blocks.length, id, source });
  }
  return { status: 'ok', text: render(input, [], blocks), included, dropped };
}
