import type { PlainInput } from './contract.ts';
import type { Library } from './host/library.ts';

/** Where something went wrong in the candidate's file; 1-based. */
export type Place = { file: string; line: number; column: number };
export type Meters = { counts: number; counted: number };

/** How one call of `assemble` ended. `value` and `after` are what crossed as JSON. */
export type Ended =
  | { status: 'ok'; value: unknown; /** The input as the code left it. */ after: Pick<PlainInput, 'history' | 'asks' | 'principals'> }
  | { status: 'threw' | 'timeout' | 'oom' | 'output' | 'crash' | 'unfinished'; message: string; at: Place | null };

export type Ran = { ended: Ended; meters: Meters; /** What it printed, cut. */ printed: string; ms: number };

/** Runs a submission's `assemble`. Each run starts from nothing; a second assembler is another process. */
export interface Assembler {
  run(input: PlainInput, library: Library): Promise<Ran>;
  close(): Promise<void>;
}

/** Opens a submission, or says why it cannot be run, in words for the candidate. */
export type OpenAssembler = (files: Record<string, string>) => Promise<Assembler | { refused: string }>;
