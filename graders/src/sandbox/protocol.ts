import type { ChosenTests, ComputeModule, EngineName, HostOp, Json, Limits, Moment, Outcome, TestEvent } from './sandbox-types.ts';
import type { RealmSource } from './realm-source.ts';

/** First word to a child, before it belongs to a run: makes the engine ready. */
export type Prepare = { engine: EngineName; sources: RealmSource; memoryBytes: number };

export type Opening = { modules: Record<string, string>; limits: Limits; seed: number; epochMs: number; compute: ComputeModule | null };

export type Request =
  | { do: 'prepare'; prepare: Prepare }
  | { do: 'open'; opening: Opening }
  | { do: 'call'; call: number; instance: string; from: string; moment?: Moment; module: string; fn: string; args: Json[] }
  | { do: 'tests'; call: number; instance: string; moment?: Moment; module: string; chosen: ChosenTests }
  | { do: 'settle'; instance: string; id: number; works: boolean; answer: Json }
  | { do: 'advance'; instance: string; ms: number }
  | { do: 'freeze'; instance: string }
  | { do: 'forget'; instance: string }
  | { do: 'canaries' }
  | { do: 'usage' };

/** What a child says after each request, and in between for each test that ends. */
export type Reply = {
  /** How many requests are worked off with this. */
  worked: number;
  outcomes?: [call: number, outcome: Outcome][];
  ops?: HostOp[];
  tests?: [call: number, event: TestEvent][];
  /** Answer of `prepare`. */
  engineVersion?: string;
  usage?: ChildUsage;
  /** What the child could do although it should not: nothing, when its layers hold. */
  canaries?: Canaries;
  /** We failed in the child; the run is not believed. */
  broken?: string;
};

export type ChildUsage = { cpuMs: number; peakMemoryBytes: number; outputBytes: number; instances: number };
export type Canaries = { reachable: string[]; environment: string[] };
