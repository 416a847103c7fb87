import type { Baseline } from '@assay/server/contract/baselines.ts';
import { asDate } from '../../../ui/times.ts';

/** `42 of 100, claude-haiku-5-5, 30 Nov 2026`. */
export function baselineSentence({ outcome, score, model, measuredAt }: Baseline): string {
  const reached = outcome === 'ungradable' ? 'could not be run' : score === null ? 'nothing measured' : `${score} of 100`;
  return `${reached}, ${model}, ${asDate(measuredAt)}`;
}
