import type { Assembler, Ran } from '../assembler.ts';
import type { Hit, PlainInput, SearchOptions } from '../contract.ts';
import { countTokens } from '../tokens/count-tokens.ts';

export type Assemble = (input: PlainInput & { search(query: string, options?: SearchOptions): Promise<Hit[]>; read(id: string): Promise<string>; countTokens(text: string): number }) => Promise<unknown>;

/** Runs code of ours without a sandbox, for tests of everything but the sandbox. */
export function inProcess(assemble: Assemble): Assembler {
  return {
    async run(input, library): Promise<Ran> {
      const meters = { counts: 0, counted: 0 };
      const started = performance.now();
      const done = (ended: Ran['ended']): Ran => ({ ended, meters, printed: '', ms: performance.now() - started });
      try {
        const value = await assemble({
          ...input,
          search: async (query, options) => library.search(query, options),
          read: async (id) => library.read(id),
          countTokens(text) {
            meters.counts += 1;
            meters.counted += text.length;
            return countTokens(text);
          },
        });
        return done({ status: 'ok', value: JSON.parse(JSON.stringify(value)) as unknown, after: { history: input.history, asks: input.asks, principals: input.principals } });
      } catch (error) {
        return done({ status: 'threw', message: (error as Error).message, at: null });
      }
    },
    close: async () => {},
  };
}
