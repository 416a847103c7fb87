import type { Assembler, AssemblerHost, OpenAssembler } from '../assembler.ts';
import type { Assemble, Input } from '../contract.ts';
import { meteredCounter } from '../tokens/metered-counter.ts';

/** Runs a function of ours as if it were a candidate's. It can neither hang nor exhaust memory: there is nothing to stop it. */
export function inProcessAssembler(assemble: Assemble): Assembler {
  return {
    async run(given, { search, read }) {
      const started = performance.now();
      const { countTokens, counted } = meteredCounter();
      const input: Input = { ...given, search, read, countTokens };
      const ended = await assemble(input).then(
        (value) => ({ status: 'ok' as const, value: structuredClone(value) }),
        (error: unknown) => ({ status: 'threw' as const, message: error instanceof Error ? error.message : String(error) }),
      );
      const { search: _search, read: _read, countTokens: _countTokens, ...plain } = input;
      return { ended, input: plain, counted, ms: performance.now() - started };
    },
    async close() {},
  };
}

/** Loads by `open`, without a sandbox. */
export function hostOf(open: OpenAssembler): AssemblerHost {
  return { open, level: async () => 3, rest: async () => {} };
}
