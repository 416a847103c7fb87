import { join } from 'node:path';
import { listFolders, type Files } from '@assay/exercises/folder-files.ts';
import { loadExercise } from '@assay/exercises/load-exercise.ts';
import { SKELETONS } from '@assay/exercises/new-exercise.ts';
import { selfContained } from '@assay/exercises/self-contained.ts';
import { writeYaml } from '@assay/exercises/write-yaml.ts';
import type { Skeletons } from '../contract/exercise-drafts.ts';

/** A whole exercise of each kind, as an author chooses among them. */
export function viewSkeletons(): Skeletons {
  return { items: listFolders(SKELETONS).map((kind) => {
    const { title, summary } = loadExercise(join(SKELETONS, kind)).forCandidate;
    return { kind, title, summary };
  }) };
}

/** The files of the skeleton of a kind, its fixture below `world/`, under a title of its own. Null when there is no such kind. */
export function filesOfSkeleton(kind: string, title: string): Files | null {
  // Only a name from the list: what was asked for is never taken for a path.
  if (!listFolders(SKELETONS).includes(kind)) return null;
  const files = selfContained(loadExercise(join(SKELETONS, kind)).forGrading);
  // Only the one line: what the skeleton says otherwise, comments too, stays as it is.
  return { ...files, 'exercise.yaml': (files['exercise.yaml'] ?? '').replace(/^title: .*$/m, () => writeYaml({ title }).trimEnd()) };
}
