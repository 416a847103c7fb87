import type { Fault, HostOp, Json, Limits, Outcome } from './runner/protocol.ts';

/** What a session runs. Nothing of it is trusted but `compute`, which is a module of ours. */
export type SandboxJob = {
  /** Candidate and harness modules by relative path; `.ts` is stripped. */
  files: Record<string, string>;
  limits?: Partial<Limits>;
  seed: number;
  epochMs: number;
  /** Absolute path of a module of ours, loaded in the child's own realm: its sync exports answer `compute(name, ...args)`. */
  compute?: string;
  /** What the compute module needs to read beside itself. */
  computeReads?: string[];
};

export type CallOptions = {
  /** Calls with the same name share one VM; a new name is a fresh VM. After a limit was hit the name is spent until `forget`. */
  instance: string;
  /** Answers the instance's requests as they come. Without it they wait in `pending()`. */
  onRequest?: (op: string, args: Json[]) => Promise<Json>;
};

export type Answer = { value: Json } | { fault: Fault };

/** `vmMs`: time that the session waited for its child, kills included. */
export type Usage = { engine: string; children: number; calls: number; vmMs: number; killed: number };

/** One candidate's code under our control. Every bad end of that code is an Outcome, never an exception. */
export interface SandboxSession {
  call(module: string, fn: string, args: Json[], options: CallOptions): Promise<Outcome>;
  /** Requests that wait for an answer, oldest first. */
  pending(): HostOp[];
  /** Answers one request and runs the VM until nothing is left to do. */
  settle(id: number, answer: Answer): Promise<void>;
  /** Frees the VM of an instance; its open calls end as unfinished. */
  forget(instance: string): Promise<void>;
  close(): Promise<Usage>;
}
