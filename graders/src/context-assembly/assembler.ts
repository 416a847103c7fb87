import type { Hit, Input } from './contract.ts';
import type { Level } from '../sandbox/sandbox-types.ts';
import type { Counted } from './tokens/metered-counter.ts';

/** The part of `Input` that is plain data; the functions are given beside it. */
export type PlainInput = Omit<Input, 'search' | 'read' | 'countTokens'>;

/** What a run may ask of us. Arguments come from a candidate's code, so they can be anything. */
export type Host = { search(query: unknown, options: unknown): Promise<Hit[]>; read(id: unknown): Promise<string> };

export type Ended =
  | { status: 'ok'; value: unknown }
  /** `at` is a place in the candidate's file, where one is known. */
  | { status: 'threw' | 'timeout' | 'oom' | 'output' | 'crash' | 'unfinished'; message: string; at?: string };

export type AssemblerRun = {
  ended: Ended;
  /** The plain input as the run left it; undefined where it could not be read any more. */
  input: unknown;
  /** Read from the meter of the counter that the run was given. */
  counted: Counted;
  ms: number;
};

/** A candidate's `assemble`, loaded. Runs do not overlap. Rejects only when we fail. */
export interface Assembler {
  run(input: PlainInput, host: Host): Promise<AssemblerRun>;
  close(): Promise<void>;
}

/** Loads the submitted files, each time into a process of its own; `refused` is a reason that the candidate can act on. */
export type OpenAssembler = (files: Record<string, string>) => Promise<{ assembler: Assembler } | { refused: string }>;

/** Where submissions are loaded: in production the sandbox. */
export type AssemblerHost = {
  open: OpenAssembler;
  /** The level that the sandbox proved, 1 the best. */
  level(): Promise<Level>;
  rest(): Promise<void>;
};
