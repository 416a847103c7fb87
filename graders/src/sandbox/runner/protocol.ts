export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Limits = {
  memoryBytes: number; stackBytes: number;
  /** VM time of one call, and of all calls of the session. */
  callMs: number; totalMs: number;
  consoleBytes: number; resultBytes: number; resultNodes: number; resultDepth: number;
};

export const DEFAULT_LIMITS: Limits = {
  memoryBytes: 64 << 20, stackBytes: 64 << 10, callMs: 5_000, totalMs: 60_000,
  consoleBytes: 64 << 10, resultBytes: 1 << 20, resultNodes: 50_000, resultDepth: 64,
};

/** An error as the host saw it; the place is null where the engine gave none. */
export type Fault = { name: string; message: string; file: string | null; line: number | null; column: number | null };

export type Status = 'ok' | 'threw' | 'timeout' | 'oom' | 'output' | 'crash' | 'unfinished';

/** `value` is absent for a function that returned undefined. */
export type Outcome = { status: Status; value?: Json; error?: Fault; console: string; meters?: Json };

/** A request of the code that waits for the host's answer. */
export type HostOp = { id: number; instance: string; op: string; args: Json[] };

/** A module as the child gets it: JavaScript, or the reason why it cannot be run. */
export type Source = { code: string } | { fault: Fault };

/** Asks the child to make its snapshot, ahead of any job. */
export type Hello = { do: 'hello' };

export type Start = { do: 'start'; sources: Record<string, Source>; limits: Limits; seed: number; epochMs: number; compute: string | null };

export type Command =
  | { do: 'call'; id: number; instance: string; module: string; fn: string; args: Json[] }
  | { do: 'settle'; id: number; instance: string; value: Json } | { do: 'settle'; id: number; instance: string; fault: Fault }
  | { do: 'forget'; instance: string };

/** What a command led to, once nothing was left to run. `gone` says that the instance's VM was dropped. */
export type Reply = { settled: { id: number; outcome: Outcome }[]; requests: HostOp[]; gone: boolean };
