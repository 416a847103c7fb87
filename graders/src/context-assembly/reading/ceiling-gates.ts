import type { Output } from '../contract.ts';
import { rejectedReads } from '../host/call-log.ts';
import type { PreparedCase, Run } from '../runs/run.ts';
import { isCountingBlowup } from '../tokens/metered-counter.ts';
import type { GateFound } from './reading.ts';

/** What a run that ended without a result fails. `shape` says what is wrong with a result of another shape. */
export function endGates({ facts, least }: PreparedCase, { ended, at, counted, log }: Run, shape: string): GateFound[] {
  if (ended.status === 'timeout') return [{ gate: 'timeout', message: ended.message }];
  // The counter throws beyond its limits; that is one fault, not two.
  if (isCountingBlowup(counted)) return [];
  if (at.limit < least) return [{ gate: 'crash-when-tight', message: messageOf(ended, shape) }];
  // The checks empty-retriever and read-failure are about these.
  if (facts.corpusCase.special === 'no-hits' || rejectedReads(log).size > 0) return [];
  return [{ gate: 'crash', message: messageOf(ended, shape) }];
}

function messageOf(ended: Run['ended'], shape: string): string {
  return ended.status === 'ok' ? shape : `It ended by ${ended.status}: ${ended.message}${ended.at === undefined ? '' : ` (${ended.at})`}`;
}

/** What a result fails by its status and its tokens. */
export function ceilingGates({ facts, least }: PreparedCase, { at, kind, reserve }: Run, { status, text }: Output, tokens: number): GateFound[] {
  const { special } = facts.corpusCase;
  if (at.limit < least) {
    return status === 'ok' || text !== '' ? [{ gate: 'overflow-when-tight', message: `It gave ${tokens} tokens although the empty layout takes ${least} of ${at.limit}.` }] : [];
  }
  if (status === 'insufficient') return special === 'no-hits' ? [] : [{ gate: 'refuses-usable-budget', message: `It said insufficient although the empty layout takes ${least} of ${at.limit}.` }];
  if (tokens <= at.limit) return [];
  const message = `It gave ${tokens} tokens under a limit of ${at.limit} (budget ${at.limit + reserve}, reserve ${reserve}).`;
  if (kind === 'probe') return [{ gate: 'boundary-overflow', message }];
  return [{ gate: special === 'large-reserve' && tokens <= at.limit + reserve ? 'reserve-ignored' : 'over-ceiling', message }];
}
