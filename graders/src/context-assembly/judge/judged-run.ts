import type { Ran } from '../assembler.ts';
import type { Output } from '../contract.ts';
import type { CallLog } from '../host/library.ts';
import type { BodyMatch } from './match-body.ts';

/** Which limit a run tries. `probe-equal`: the tokens just used; `probe-less`: one less. */
export type RunKind = 'tight' | 'exact' | 'room' | 'open' | 'probe-equal' | 'probe-less';

/** One run to be made. `limit` and `budget` are tokens; the room is the limit less the empty layout. */
export type PlannedRun = { kind: RunKind; limit: number; budget: number; reserveOutput: number; room: number };

/** A block of documents or a turn of the talk, as it stands in the context. */
export type JudgedBlock = { /** Null: no document has this source. */ id: string | null; source: string; body: string; match: BodyMatch | null; tokens: number };
export type JudgedTurn = { /** Null: no turn is like it. */ turn: number | null; body: string; match: BodyMatch | null; tokens: number };

export type Trouble = { gate: string; detail: string };

/** A run with everything that can be said of it alone. */
export type JudgedRun = PlannedRun & {
  ran: Ran;
  log: CallLog;
  output: Output | null;
  tokens: number;
  blocks: JudgedBlock[];
  turns: JudgedTurn[];
  /** Ids of asks that the context answers validly, with their definitions. */
  answered: ReadonlySet<string>;
  /** Ids of asks answered, but for a definition that is not in the context. */
  undefinedAsks: ReadonlySet<string>;
  /** Sum of the weights of `answered`; 0 where a gate was hit. */
  utility: number;
  gates: Trouble[];
};
