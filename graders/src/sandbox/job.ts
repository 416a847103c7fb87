/** What crosses between a candidate's code and us. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Per call, in a machine of its own. */
export type Limits = {
  /** Of the candidate's machine, in bytes. */
  memory: number;
  /** Wall clock of one call, in milliseconds. */
  wallMs: number;
  /** What it may print in one call, in characters. */
  output: number;
  /** A result, in characters of JSON. */
  result: number;
};
export const LIMITS: Limits = { memory: 64 * 2 ** 20, wallMs: 5000, output: 64 * 1024, result: 2 ** 20 };

export type Job = {
  /** Modules by name, `.ts` or `.js`: the candidate's, and ours that drives them. They import each other by relative path. */
  files: Record<string, string>;
  limits?: Partial<Limits>;
  /** Makes `Math.random`. */
  seed: number;
  /** What `Date` shows, in milliseconds since 1970; it stands still. */
  epochMs: number;
  /** A module of ours, loaded outside the candidate's machine, whose functions the code reaches as `compute(name, …)`. */
  compute?: ComputeModule;
};
/** `path`: an absolute path; its export `makeCompute` makes the functions for one instance. `reads`: what else the module loads. */
export type ComputeModule = { path: string; reads: string[] };

/** 1-based, in the candidate's own text. */
export type Place = { file: string; line: number; column: number };
export type Failure = { name: string; message: string; at: Place | null };

/** How a call ended. Whatever is not `ok` is a failure of the code that ran, never of ours: ours throw. */
export type Outcome = {
  status: 'ok' | 'threw' | 'timeout' | 'oom' | 'output' | 'crash' | 'unfinished';
  value?: Json;
  error?: Failure;
  printed: string;
  /** What the compute module tells of this call afterwards. */
  meters: Json;
};

/** Something the code asked of the host by `request(op, …)` and waits for. */
export type HostOp = { id: number; instance: string; op: string; args: Json[] };
export type HostAnswer = { value: Json } | { error: string };
