import type { Exercise, ForCandidate } from '@assay/exercises/load-exercise.ts';

/** What it takes to have a model solve an exercise: what a candidate sees of it, and what grades. */
export type Solvable = { forCandidate: Pick<ForCandidate, 'slug' | 'brief' | 'starter'> } & Pick<Exercise, 'forGrading'>;
