import type { Baseline } from './baseline.ts';

const SIGNS = { pass: '✓', fail: '✗', unmeasured: '–' };

/** A baseline in words, its checks below. */
export function describeBaseline({ slug, outcome, score, checks, run: { model, at } }: Baseline): string {
  const reached = outcome === 'ungradable' ? 'handed in what cannot be run' : score === null ? 'reached nothing that is measured' : `reached ${score} of 100`;
  return [`${slug}: ${model} ${reached} on ${at.slice(0, 10)}`, ...checks.map(({ id, verdict }) => `${SIGNS[verdict]} ${id}`)].join('\n');
}
