import type { CheckProgress } from '@assay/graders/kill-matrix/check-exercise.ts';

/** One line about a running check, e.g. `7 of 22, about 1:05 left: fail/barrier-only, seed 2`. */
export function progressLine({ step, done, of }: CheckProgress, elapsedMs: number): string {
  if (of === 0) return `${step}…`;
  const left = done === 0 ? '' : `, about ${minutes((elapsedMs / done) * (of - done))} left`;
  return `${done + 1} of ${of}${left}: ${step}`;
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
