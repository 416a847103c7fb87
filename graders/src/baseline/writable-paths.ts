import { graderFor } from '../registry.ts';
import type { Solvable } from './solvable.ts';

/** The files that a workspace takes: its own, and those of a pull request to repair. */
export async function writablePaths({ forCandidate, forGrading }: Solvable): Promise<Set<string>> {
  const head = (await graderFor(forGrading)).pullRequest()?.head ?? {};
  return new Set([...Object.keys(forCandidate.starter), ...Object.keys(head).filter((file) => !file.startsWith('tests/')).map((file) => `patch/${file}`)]);
}
