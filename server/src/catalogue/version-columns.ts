import type { Exercise, GivenVariant } from '@assay/exercises/load-exercise.ts';

/** What a version of an exercise is stored as, but for its number, its owner and its bundle. */
export function versionColumns({ forCandidate, forStaff, forGrading }: Exercise, variants: readonly GivenVariant[]): Record<string, unknown> {
  const { timeboxMinutes: minutes, starter, ...shown } = forCandidate;
  const { tells, followUp: follow_up, fixture } = forStaff;
  return { ...shown, minutes, starter: JSON.stringify(starter), tells, follow_up, fixture, variants: JSON.stringify(variants), content_hash: forGrading.hash };
}
