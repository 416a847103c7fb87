import { Problem } from '../../../../api/problem.ts';
import type { ServerCopy } from './reconcile-draft.ts';

export type SaveFailure =
  /** Nobody answered or we failed: the same save may succeed later. */
  | { kind: 'retry' }
  | { kind: 'changed'; current: ServerCopy }
  /** Another browser holds the attempt. */
  | { kind: 'elsewhere' }
  /** Handed in or out of time. */
  | { kind: 'closed' }
  /** The server will never take this content. */
  | { kind: 'refused'; why: string };

/** What a failed save means for the queue. */
export function saveFailureOf(error: unknown): SaveFailure {
  if (!(error instanceof Problem)) return { kind: 'retry' };
  if (error.code === 'file_changed' && isServerCopy(error.body['current'])) return { kind: 'changed', current: error.body['current'] };
  if (error.code === 'attempt_open_elsewhere' || error.code === 'invitation_open_elsewhere') return { kind: 'elsewhere' };
  if (error.code === 'attempt_closed') return { kind: 'closed' };
  const final = [400, 413, 422].includes(error.status) || error.code === 'file_unknown';
  return final ? { kind: 'refused', why: error.fields[0]?.detail ?? error.message } : { kind: 'retry' };
}

function isServerCopy(value: unknown): value is ServerCopy {
  if (typeof value !== 'object' || value === null) return false;
  const { content, version } = value as Record<string, unknown>;
  return typeof content === 'string' && typeof version === 'number';
}
