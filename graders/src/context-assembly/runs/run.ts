import type { AssemblerRun, PlainInput } from '../assembler.ts';
import type { CallLog } from '../host/call-log.ts';
import type { Frontier } from '../optimum/optimum.ts';
import type { Limit } from '../optimum/limits.ts';
import type { CaseFacts } from '../truth/case-facts.ts';

/** `probe`: at or one below what another run used. `repeat`: the same again in another process, ties in another order. */
export type RunKind = 'main' | 'probe' | 'repeat';

export type Run = AssemblerRun & { kind: RunKind; at: Limit; reserve: number; given: PlainInput; log: CallLog };

/** A case with its limits and what is best under each. */
export type PreparedCase = {
  facts: CaseFacts;
  /** Null when the optimum is too large to find. */
  steps: Frontier | null;
  limits: Limit[];
  reserve: number;
  /** Tokens of the empty layout. */
  least: number;
};
