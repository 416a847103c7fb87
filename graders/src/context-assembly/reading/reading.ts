import type { Output } from '../contract.ts';
import type { Block, TurnBlock } from '../layout/parse-layout.ts';
import type { PreparedCase, Run } from '../runs/run.ts';
import type { PlacedBody } from '../truth/place-body.ts';
import type { Shown } from '../truth/shown.ts';

export type Gate =
  | 'over-ceiling' | 'boundary-overflow' | 'reserve-ignored' | 'crash' | 'crash-when-tight' | 'overflow-when-tight' | 'refuses-usable-budget' | 'timeout'
  | 'counting-blowup' | 'system-dropped' | 'question-lost' | 'loose-text' | 'delimiter-breakout' | 'attribute-breakout' | 'restricted-access' | 'restricted-leak';
export type GateFound = { gate: Gate; message: string };

/** A block of a context, the permitted document it is of (null when there is none), and what of that stands in it. */
export type PlacedBlock = Block & { id: string | null; placed: PlacedBody };
/** `turn` is an index of the history. */
export type PlacedTurn = TurnBlock & { turn: number | null; placed: PlacedBody };

/** A run and everything that can be said of it alone. */
export type Reading = {
  prepared: PreparedCase;
  run: Run;
  /** Null when the run did not end with a result of the contract's shape. */
  output: Output | null;
  /** Tokens of the final text, counted by us. */
  tokens: number;
  blocks: PlacedBlock[];
  turns: PlacedTurn[];
  shown: Shown;
  /** Ids of asks: valid answer and definitions there; valid answer there. */
  met: Set<string>;
  answered: Set<string>;
  value: number;
  gates: GateFound[];
};

/** A reading with a context: the only kind that most checks are about. */
export type OkReading = Reading & { output: Output };
export function isOk(reading: Reading): reading is OkReading {
  return reading.output?.status === 'ok';
}

/** Where a run was, for evidence: case, limit, and what the empty layout leaves of it. */
export function placeOf({ prepared, run }: Reading): string {
  const kind = { main: '', probe: ' (probe at what was used)', repeat: ' (repeat)' }[run.kind];
  return `${prepared.facts.corpusCase.name}, limit ${run.at.limit}, room ${run.at.room}${kind}`;
}
