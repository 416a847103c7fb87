import type { Exercise } from '@assay/exercises/load-exercise.ts';
import { graderFor } from '../registry.ts';

/** Whether a workspace takes a file: one of its own, or one of a pull request to repair. */
export function isWritable({ forCandidate, forGrading }: Exercise, path: string): boolean {
  const head = graderFor(forGrading).pullRequest()?.head ?? {};
  return Object.hasOwn(forCandidate.starter, path) || Object.keys(head).some((file) => path === `patch/${file}` && !file.startsWith('tests/'));
}
