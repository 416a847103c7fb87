import type { Hit, Input, Output } from './contract.ts';
import { render, sentences } from './layout.ts';

/** Works, and reads every page that any search finds before it decides. */
export async function assemble(input: Input): Promise<Output> {
  const { question, asks, principals, budget, reserveOutput, search, read, countTokens } = input;
  const limit = budget - reserveOutput;
  const blocks: { source: string; sentences: string[] }[] = [];
  const included: Output['included'] = [];
  const dropped: Output['dropped'] = [];
  if (countTokens(render(input, [], [])) > limit) return { status: 'insufficient', text: '', included, dropped };

  const hits = new Map<string, Hit>();
  for (const query of [question, ...asks.map(({ term }) => term)]) {
    for (const hit of await search(query, { principals })) hits.set(hit.id, hit);
  }
  for (const { id, source } of hits.values()) {
    const text = await read(id).catch(() => null);
    if (text === null) {
      dropped.push({ id, reason: 'unavailable' });
      continue;
    }
    const block = { source, sentences: sentences(text).filter((sentence) => asks.some(({ term }) => sentence.includes(term))) };
    if (block.sentences.length === 0 || countTokens(render(input, [], [...blocks, block])) > limit) {
      dropped.push({ id, reason: block.sentences.length === 0 ? 'irrelevant' : 'budget' });
      continue;
    }
    blocks.push(block);
    included.push({ n: blocks.length, id, source });
  }
  return { status: 'ok', text: render(input, [], blocks), included, dropped };
}
