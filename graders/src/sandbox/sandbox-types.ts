/** What may cross between our process and a candidate's realm. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Engines that run JavaScript; both stand under the same tests. */
export type EngineName = 'quickjs-wasi' | 'quickjs-emscripten';

/** 1: an operating-system layer around the child. 2: permission flags and rlimits. 3: neither, so nothing foreign runs. */
export type Level = 1 | 2 | 3;

export type Limits = {
  /** Running time of one call or one test, without what the host takes to answer. */
  wallMs: number;
  /** From `open` to `close`. */
  totalMs: number;
  memoryBytes: number;
  /** Console text of one instance. */
  outputBytes: number;
  /** One value that leaves the realm. */
  resultBytes: number;
};

export const DEFAULT_LIMITS: Limits = { wallMs: 5000, totalMs: 120_000, memoryBytes: 64 * 2 ** 20, outputBytes: 64 * 2 ** 10, resultBytes: 2 ** 20 };

/** A module of ours that answers `compute` beside the realm, in the child's own Node. */
export type ComputeModule = {
  /** Absolute path; exports `compute(op: string, args: Json): Json`. */
  module: string;
  /** Absolute paths that it may read besides itself: its imports and their data. */
  reads: string[];
};

export type Job = {
  /** The candidate's files by path, relative to the root of the submission. */
  files: Record<string, string>;
  /** Files of ours that drive the candidate's; they alone may import `assay:host` and `candidate:<path>`. */
  harness?: Record<string, string>;
  /** Modules of ours that the candidate's files import by these names; they alone, besides the harness, may import `assay:host`. */
  libraries?: Record<string, string>;
  compute?: ComputeModule;
  limits?: Partial<Limits>;
  seed: number;
  epochMs: number;
  /** Cancels the run: its process is ended and every open call ends as `crash`. */
  signal?: AbortSignal;
};

/** A call of `request` in the realm that waits for the host. */
export type HostOp = { id: number; instance: string; op: string; args: Json };

/** A refusal that the realm sees as a thrown Error. */
export type Fault = { fault: string };

export type RunError = { name: string; message: string; file?: string; line?: number; column?: number };

export type Outcome = {
  status: 'ok' | 'threw' | 'timeout' | 'oom' | 'output' | 'crash' | 'unfinished';
  value?: Json;
  error?: RunError;
  /** What the instance printed so far. */
  output: string;
  /** Who ended it: the engine, or we from outside by ending the process. */
  endedBy: 'itself' | 'engine' | 'kill';
};

export type TestEvent = {
  name: string;
  /** `listed`: it would run, and was only asked for. */
  status: 'pass' | 'fail' | 'skip' | 'todo' | 'listed' | Exclude<Outcome['status'], 'ok' | 'threw'>;
  error?: RunError;
  /** How often it called `expect`. */
  assertions?: number;
};

/** Which tests of a file are run: all, the one with this number (from 0, in the order of the file), or none, only named. */
export type ChosenTests = 'all' | 'list' | number;

export type Usage = { level: Level; engine: EngineName; engineVersion: string; wallMs: number; cpuMs: number; peakMemoryBytes: number; outputBytes: number; instances: number };

export type CallOptions = {
  /** A module graph of its own: "another server process". */
  instance?: string;
  /** A frozen instance whose state it starts with; from nothing where that could not be frozen. */
  from?: string;
  /** Its chance and its time of day, when not those of the job. */
  moment?: Moment;
};

export type Moment = { seed: number; epochMs: number };

export type TestOptions = {
  /** Gets each test as it ends. */
  tell?(event: TestEvent): void;
  chosen?: ChosenTests;
  moment?: Moment;
};

export type SandboxSession = {
  /** Imports a module and calls what it exports. Modules: `candidate:<path>` or `harness:<path>`. Never rejects for what the code does. */
  call(module: string, fn: string, args: Json[], options?: CallOptions): Promise<Outcome>;
  /** Runs the candidate's own test file. Once it was listed, it is not loaded again. */
  runTests(file: string, options?: TestOptions): Promise<TestEvent[]>;
  /** Resolves when everything sent has been worked off: what is open then waits for `settle`. */
  quiet(): Promise<void>;
  /** Host calls awaiting an answer, in the order they were made. */
  pending(): HostOp[];
  /** Answers one and lets the realm run until it is quiet again. */
  settle(id: number, answer: { value: Json } | Fault): Promise<void>;
  /** Lets time pass in an instance: timers that come due run, in their order. */
  advance(instance: string, ms: number): Promise<void>;
  /** What this instance is now, others can start from: loading is paid once. One that waits for the host is not frozen. */
  freeze(instance: string): Promise<void>;
  /** Throws an instance away; the next call with that name starts anew. */
  forget(instance: string): Promise<void>;
  close(): Promise<Usage>;
};
