import type { Hit, Input, Output } from './contract.ts';
import { render, sentences } from './layout.ts';

/** A first version that runs. It takes the best hits until the context looks full. */
export async function assemble(input: Input): Promise<Output> {
  const { history, question, budget, search, read } = input;
  const hits = await search(question);
  const turns = history.map(({ role, text }) => ({ role, sentences: sentences(text) }));
  const blocks: { source: string; sentences: string[] }[] = [];
  const included: Output['included'] = [];
  const dropped: Output['dropped'] = [];
  for (const hit of hits) {
    const block = { source: hit.source, sentences: sentences(await read(hit.id)) };
    const text = render(input, turns, [...blocks, block]);
    // About four characters make a token.
    if (text.length / 4 > budget) {
      dropped.push({ id: hit.id, reason: 'budget' });
      continue;
    }
    blocks.push(block);
    included.push(cite(hit, blocks.length));
  }
  return { status: 'ok', text: render(input, turns, blocks), included, dropped };
}

const cite = ({ id, source }: Hit, n: number) => ({ n, id, source });
