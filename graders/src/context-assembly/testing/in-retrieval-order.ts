import type { Assemble } from '../contract.ts';
import { strategy } from './strategy.ts';

/** Whole documents as they were found, and no more after the first that does not fit. */
export function inRetrievalOrder(): Assemble {
  return async (input) => {
    const { system, question, principals, budget, reserveOutput } = input;
    const limit = budget - reserveOutput;
    const hits = await input.search(question, { principals, limit: 60 });
    const blocks: string[] = [];
    const text = (more: readonly string[]) => `${system}\n\n<documents>\n${more.join('')}</documents>\nQuestion: ${question}`;
    if (input.countTokens(text([])) > limit) return strategy()(input);
    for (const { id, source } of hits) {
      const body = await input.read(id).catch(() => '');
      const escaped = (part: string) => part.replaceAll('<', '&lt;').replaceAll('"', '&quot;');
      const block = `<document index="${blocks.length + 1}" source="${escaped(source)}">\n${escaped(body)}\n</document>\n`;
      if (input.countTokens(text([...blocks, block])) > limit) break;
      blocks.push(block);
    }
    return {
      status: 'ok', text: text(blocks), included: hits.slice(0, blocks.length).map(({ id, source }, index) => ({ n: index + 1, id, source })),
      dropped: hits.slice(blocks.length).map(({ id }) => ({ id, reason: 'budget' })),
    };
  };
}
